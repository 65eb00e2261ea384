package org.parley.sla;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.parley.identity.StaffId;
import org.parley.shared.csv.SafeCsv;
import org.parley.sla.Reports.By;
import org.parley.sla.Reports.Counted;
import org.parley.sla.Reports.Figures;
import org.parley.sla.Reports.Group;
import org.parley.sla.Reports.Share;

/** Reports as CSV, under the names that the REST interface has for the same. */
public final class ReportTables {

    private static final List<String> FIGURES = List.of("judged", "met", "breached", "overdue", "open", "cancelled",
            "attainment", "answered", "p50Seconds", "p90Seconds");
    private static final List<String> CLOCKS = List.of("conversationId", "episode", "clock", "cycle", "inbox", "policyId",
            "policy", "agentId", "agent", "startedAt", "dueAt", "endedAt", "outcome", "targetSeconds", "answerSeconds");

    private ReportTables() {
    }

    /** @param agents from a staff member to the name, or {@code null} where nobody knows it */
    public static byte[] csv(Reports.Report report, Function<StaffId, String> agents) {
        List<String> header = new ArrayList<>(List.of("group", "name"));
        header.addAll(FIGURES);
        Arrays.stream(Share.values()).map(Share::code).forEach(header::add);
        return SafeCsv.of(header, report.groups().stream().map(group -> row(report.by(), group, agents)).toList());
    }

    /** Likewise. */
    public static byte[] csv(List<Counted> clocks, Function<StaffId, String> agents) {
        return SafeCsv.of(CLOCKS, clocks.stream().map(clock -> Arrays.asList(clock.conversation(), clock.episode(),
                clock.clock().code(), clock.cycle(), clock.inbox(), clock.policy(), clock.policyName(), clock.agent(),
                clock.agent() == null ? null : agents.apply(clock.agent()), clock.startedAt(), clock.dueAt(),
                clock.endedAt(), clock.outcome().code(), clock.targetSeconds(), clock.answerSeconds())).toList());
    }

    /** A policy's or an agent's name; {@code null} for other groups. */
    public static String name(By by, Group group, Function<StaffId, String> agents) {
        return by == By.AGENT && Reports.agent(group) != null ? agents.apply(Reports.agent(group)) : group.name();
    }

    private static List<Object> row(By by, Group group, Function<StaffId, String> agents) {
        Figures figures = group.figures();
        List<Object> row = new ArrayList<>(Arrays.asList(by == By.HOUR_OF_WEEK ? (Object) Integer.valueOf(group.value())
                : group.value(), name(by, group, agents), figures.judged(), figures.met(), figures.breached(),
                figures.overdue(), figures.open(), figures.cancelled(), rounded(figures.attainment()), figures.answered(),
                figures.p50Seconds(), figures.p90Seconds()));
        row.addAll(figures.shares());
        return row;
    }

    private static BigDecimal rounded(Double share) {
        return share == null ? null : BigDecimal.valueOf(share).setScale(4, RoundingMode.HALF_UP);
    }
}
