package org.parley.desk.faces;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.identity.Staff;
import org.parley.identity.StaffId;
import org.parley.identity.StaffView;
import org.parley.shared.csv.SafeCsv;
import org.parley.shared.problem.Problem;
import org.parley.sla.ReportTables;
import org.parley.sla.Reports;

/** What the report page shows, for a spreadsheet. Guarded as the page is. */
@WebServlet(ReportLinks.FILE)
public class ReportsFile extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Reports reports;
    @Inject
    private transient Staff staff;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> typed = new HashMap<>();
        Stream.of(ReportsPage.CHOICE, ReportsPage.PART).flatMap(List::stream).forEach(name -> {
            String value = request.getParameter(name);
            if (value != null && !value.isEmpty()) {
                typed.put(name, value);
            }
        });
        try {
            Reports.Asked asked = ReportsPage.asked(typed);
            boolean list = typed.containsKey("outcome");
            Map<StaffId, String> names = staff.list().stream().collect(Collectors.toMap(StaffView::id, StaffView::name));
            byte[] csv = list ? ReportTables.csv(reports.all(asked, ReportsPage.part(typed)), names::get)
                    : ReportTables.csv(reports.of(asked, typed.get("by")), names::get);
            Reports.Period period = reports.period(asked);
            response.setContentType(SafeCsv.TYPE + ";charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Content-Disposition", "attachment; filename=\"" + (list ? "clocks" : typed.getOrDefault("by",
                    "report")) + "-" + period.from() + "-" + period.to() + ".csv\"");
            response.setContentLength(csv.length);
            response.getOutputStream().write(csv);
        } catch (Problem problem) {
            response.sendError(problem.status());
        }
    }
}
