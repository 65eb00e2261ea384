package org.parley.desk.faces;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Conversations;
import org.parley.identity.Staff;
import org.parley.identity.StaffId;
import org.parley.identity.StaffView;
import org.parley.identity.VisitorId;
import org.parley.identity.VisitorProfile;
import org.parley.identity.Visitors;
import org.parley.shared.paging.Page;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;
import org.parley.sla.Policies;
import org.parley.sla.Reports;
import org.parley.sla.Reports.By;
import org.parley.sla.Reports.Figures;
import org.parley.sla.Reports.Group;
import org.parley.sla.Reports.Share;
import org.parley.sla.Reports.Which;

/** Bean of /admin/reports.xhtml: how promises were kept, or the conversations behind one of its numbers. */
@Named("reportsPage")
@RequestScoped
public class ReportsPage {

    static final List<String> CHOICE = List.of("from", "to", "zone", "clock", "policy", "agent", "inbox");
    static final List<String> PART = List.of("by", "value", "outcome", "share");
    private static final int MOST_CHOICES = 100;
    private static final int PAGE_SIZE = 50;
    private static final int MOST_DAYS = 92;
    private static final int HOURS_OF_WEEK = 168;
    private static final int BAR = 10;
    private static final int HIGH = 100;

    @Inject
    private Reports reports;
    @Inject
    private Policies policies;
    @Inject
    private Staff staff;
    @Inject
    private Conversations conversations;
    @Inject
    private Visitors visitors;
    @Inject
    private StaffPage page;
    @Inject
    private HttpServletRequest request;
    private final Map<String, String> typed = new LinkedHashMap<>();
    private final Map<String, String> part = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private Map<StaffId, String> names = Map.of();
    private Reports.Asked asked;
    private ReportLinks links;
    private ReportWords words;
    private Reports.Period period;
    private Figures sum;
    private List<Table> tables = List.of();
    private List<Bar> trend = List.of();
    private List<Bar> shares = List.of();
    private HeatMap map;
    private List<Listed> clocks = List.of();
    private String next;

    @PostConstruct
    void open() {
        CHOICE.forEach(name -> take(name, typed));
        PART.forEach(name -> take(name, part));
        links = new ReportLinks(typed);
        asked = asked(typed);
        names = staff.list().stream().collect(Collectors.toMap(StaffView::id, StaffView::name));
        try {
            period = reports.period(asked);
            words = new ReportWords(page.getLocale(), period.zone());
            if (isList()) {
                list();
            } else {
                figures();
            }
        } catch (Problem problem) {
            refuse(problem);
        }
    }

    static Reports.Asked asked(Map<String, String> typed) {
        return new Reports.Asked(typed.get("from"), typed.get("to"), typed.get("zone"), typed.get("clock"),
                typed.get("policy"), typed.get("agent"), typed.get("inbox"));
    }

    static Reports.Part part(Map<String, String> part) {
        return new Reports.Part(part.get("by"), part.get("value"), part.get("outcome"), part.get("share"));
    }

    private void take(String name, Map<String, String> into) {
        String value = request.getParameter(name);
        if (value != null && !value.isEmpty()) {
            into.put(name, value);
        }
    }

    private void refuse(Problem problem) {
        if (problem.status() != 400) {
            throw problem;
        }
        period = null;
        if (problem.members().get("violations") instanceof List<?> violations) {
            violations.stream().map(one -> ((Violation) one).field()).distinct().forEach(wrong::add);
        }
    }

    private void figures() {
        sum = reports.of(asked, null).groups().get(0).figures();
        boolean byDay = ChronoUnit.DAYS.between(period.from(), period.to()) < MOST_DAYS;
        trend = trend(byDay ? By.DAY : By.WEEK);
        shares = shares();
        tables = List.of(table(By.CLOCK), table(By.POLICY), table(By.AGENT), table(By.INBOX));
        int[] broken = new int[HOURS_OF_WEEK];
        int[] judged = new int[HOURS_OF_WEEK];
        reports.of(asked, By.HOUR_OF_WEEK.code()).groups().forEach(group -> {
            int hour = Integer.parseInt(group.value());
            broken[hour] = (int) group.figures().breached();
            judged[hour] = (int) group.figures().judged();
        });
        map = sum.judged() == 0 ? null : HeatMap.of(Told.text("reports.heat"), broken, judged,
                HeatMap.Scale.of(broken, judged), page.getLocale(),
                hour -> links.list(By.HOUR_OF_WEEK, String.valueOf(hour), Which.BREACHED, null));
    }

    private Table table(By by) {
        return new Table(Told.text("reports.by." + by.code()), links.with(ReportLinks.FILE, Map.of("by", by.code())),
                reports.of(asked, by.code()).groups().stream().map(group -> row(by, group)).toList());
    }

    private Row row(By by, Group group) {
        return new Row(name(by, group.value(), group.name()), cells(by, group.value(), group.figures()));
    }

    private List<Cell> cells(By by, String value, Figures figures) {
        return List.of(new Cell("attainment", words.percent(figures.attainment()), figures.judged() == 0 ? null
                        : links.list(by, value, Which.JUDGED, null)),
                cell(by, value, Which.MET, figures.met()), cell(by, value, Which.BREACHED, figures.breached()),
                cell(by, value, Which.OVERDUE, figures.overdue()), cell(by, value, Which.OPEN, figures.open()),
                cell(by, value, Which.CANCELLED, figures.cancelled()),
                time("p50", by, value, figures.p50Seconds()), time("p90", by, value, figures.p90Seconds()));
    }

    private Cell cell(By by, String value, Which which, long number) {
        return new Cell(which.code(), words.number(number), number == 0 ? null : links.list(by, value, which, null));
    }

    private Cell time(String name, By by, String value, Long seconds) {
        return new Cell(name, words.duration(seconds),
                seconds == null ? null : links.list(by, value, Which.ANSWERED, null));
    }

    private String name(By by, String value, String known) {
        return switch (by) {
            case CLOCK -> Told.text("reports.clock." + value);
            case POLICY -> known != null ? known : Told.text(value.equals(Reports.NONE) ? "reports.noPolicy" : "reports.gone");
            case AGENT -> agent(value);
            case INBOX -> value.equals(Visitors.WEB) ? Told.text("hours.inboxWeb") : value;
            case HOUR_OF_WEEK -> words.hour(Integer.parseInt(value));
            case DAY -> words.day(LocalDate.parse(value));
            case WEEK -> words.week(LocalDate.parse(value));
        };
    }

    private String agent(String value) {
        return value.equals(Reports.NONE) ? Told.text("reports.nobody") : names.entrySet().stream()
                .filter(one -> one.getKey().toString().equals(value)).map(Map.Entry::getValue).findFirst()
                .orElseGet(() -> Told.text("reports.gone"));
    }

    /** A bar for every day of the period, also for those without a clock. */
    private List<Bar> trend(By by) {
        Map<String, Figures> found = reports.of(asked, by.code()).groups().stream()
                .collect(Collectors.toMap(Group::value, Group::figures));
        long most = Math.max(1, found.values().stream().mapToLong(Figures::judged).max().orElse(1));
        List<Bar> bars = new ArrayList<>();
        LocalDate day = by == By.DAY ? period.from() : period.from().minusDays(period.from().getDayOfWeek().getValue() - 1L);
        while (!day.isAfter(period.to())) {
            Figures figures = found.getOrDefault(day.toString(), Figures.NOTHING);
            double broken = (double) HIGH * figures.breached() / most;
            double met = (double) HIGH * figures.met() / most;
            String name = name(by, day.toString(), null);
            bars.add(new Bar(name, Told.text("reports.bar", name, words.percent(figures.attainment()), figures.met(),
                    figures.breached()), figures.judged() == 0 ? null : links.list(by, day.toString(), Which.JUDGED, null),
                    bars.size() * BAR, met, broken, cells(by, day.toString(), figures)));
            day = day.plusDays(by == By.DAY ? 1 : 7);
        }
        return bars;
    }

    private List<Bar> shares() {
        List<Bar> bars = new ArrayList<>();
        for (Share share : Share.values()) {
            long number = sum.shares().get(share.ordinal());
            Double taken = sum.answered() == 0 ? null : (Double) ((double) number / sum.answered());
            double wide = taken == null ? 0 : HIGH * taken;
            boolean late = share.above() >= Share.UP_TO_100.percent();
            bars.add(new Bar(words.share(share), words.percent(taken), null, 0, late ? 0 : wide,
                    late ? wide : 0, List.of(new Cell(share.code(), words.number(number),
                            number == 0 ? null : links.list(null, null, Which.ANSWERED, share)))));
        }
        return bars;
    }

    private void list() {
        Page<Reports.Counted> found = reports.clocks(asked, part(part), PAGE_SIZE, request.getParameter("cursor"));
        Map<ConversationId, ConversationView> views = conversations.findAll(
                found.items().stream().map(Reports.Counted::conversation).distinct().toList());
        Map<VisitorId, VisitorProfile> profiles = visitors.profiles(
                views.values().stream().map(ConversationView::visitorId).distinct().toList());
        clocks = found.items().stream().map(clock -> listed(clock, views.get(clock.conversation()), profiles)).toList();
        next = found.next() == null ? null : links.next(part, found.next());
    }

    private Listed listed(Reports.Counted clock, ConversationView view, Map<VisitorId, VisitorProfile> profiles) {
        VisitorProfile profile = view == null ? null : profiles.get(view.visitorId());
        String customer = profile == null || profile.name() == null ? Told.text("reports.unnamed") : profile.name();
        return new Listed(clock.conversation().toString(), customer, Told.text("reports.clock." + clock.clock().code()),
                name(By.POLICY, clock.policy() == null ? Reports.NONE : "", clock.policyName()),
                clock.agent() == null ? "–" : agent(clock.agent().toString()), words.time(clock.startedAt()),
                words.time(clock.dueAt()), clock.outcome().code(), words.duration(clock.answerSeconds()),
                words.duration(clock.targetSeconds()));
    }

    public boolean isList() {
        return !part.isEmpty();
    }

    public boolean isFilled() {
        return sum != null && sum.clocks() > 0;
    }

    /** Whether nothing was wrong with what was asked. */
    public boolean isRight() {
        return period != null;
    }

    /** What is wrong, each in a sentence. */
    public List<String> getWrong() {
        return wrong.stream().map(field -> Told.text(List.of("from", "to", "zone").contains(field) ? "reports.wrong." + field
                : "reports.wrong.other")).distinct().toList();
    }

    public String getFrom() {
        return period == null ? typed.get("from") : period.from().toString();
    }

    public String getTo() {
        return period == null ? typed.get("to") : period.to().toString();
    }

    public Map<String, String> getTyped() {
        return typed;
    }

    /** Which number the list is of, in words. */
    public String getListTitle() {
        List<String> told = new ArrayList<>();
        told.add(Told.text("reports.outcome." + part.getOrDefault("outcome", Which.ALL.code())));
        if (part.containsKey("share")) {
            told.add(words.share(Reports.Coded.find(Share.values(), part.get("share"))));
        }
        if (part.containsKey("by")) {
            By by = Reports.Coded.find(By.values(), part.get("by"));
            told.add(Told.text("reports.by." + by.code()) + ": " + name(by, part.get("value"), by == By.POLICY
                    ? getPolicyChoices().get(part.get("value")) : null));
        }
        return String.join(" · ", told);
    }

    public String getPeriodText() {
        return Told.text("reports.period", words.day(period.from()), words.day(period.to()), period.zone());
    }

    public Map<String, String> getPolicyChoices() {
        Map<String, String> choices = new LinkedHashMap<>();
        policies.list(MOST_CHOICES, null).items().forEach(policy -> choices.put(policy.id().toString(), policy.name()));
        return choices;
    }

    public Map<String, String> getAgentChoices() {
        Map<String, String> choices = new LinkedHashMap<>();
        names.forEach((id, name) -> choices.put(id.toString(), name));
        return choices;
    }

    public List<Cell> getTiles() {
        return cells(null, null, sum);
    }

    public List<Bar> getTrend() {
        return trend;
    }

    public int getTrendWidth() {
        return trend.size() * BAR;
    }

    public List<Bar> getShares() {
        return shares;
    }

    public List<Table> getTables() {
        return tables;
    }

    public HeatMap getMap() {
        return map;
    }

    public List<Listed> getClocks() {
        return clocks;
    }

    public String getNext() {
        return next;
    }

    public String getBack() {
        return links.page();
    }

    /** The clocks of the list as a file, or all of the report. */
    public String getFile() {
        Map<String, String> more = new LinkedHashMap<>(part);
        more.putIfAbsent("outcome", Which.ALL.code());
        return links.with(ReportLinks.FILE, more);
    }

    /** @param href the list behind the number, or {@code null} where there is nothing to see */
    public record Cell(String name, String text, String href) {
    }

    public record Row(String name, List<Cell> cells) {
    }

    public record Table(String title, String file, List<Row> rows) {
    }

    /** A stacked bar of what was kept and broken, of a hundred; x is its place among the others. */
    public record Bar(String name, String told, String href, int x, double met, double broken, List<Cell> cells) {

        public double top() {
            return HIGH - met - broken;
        }

        public double metTop() {
            return HIGH - met;
        }
    }

    /** One clock in the list. */
    public record Listed(String conversation, String customer, String clock, String policy, String agent, String started,
            String due, String outcome, String took, String target) {
    }
}
