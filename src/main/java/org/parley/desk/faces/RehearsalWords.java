package org.parley.desk.faces;

import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.parley.sla.ClockKind;
import org.parley.sla.RehearsalResult;
import org.parley.sla.Rehearsals;

/** What a rehearsal found, in the reader's language: sentences, a table, two heat maps and the conversations concerned. */
public final class RehearsalWords {

    /** Below so many conversations chance decides more than promises do. */
    private static final int FEW = 50;
    private static final int HOURS = 24;

    private final Rehearsals.View view;
    private final RehearsalResult result;
    private final ClockKind kind;
    private final Locale locale;

    RehearsalWords(Rehearsals.View view, ClockKind kind, Locale locale) {
        this.view = view;
        this.result = view.result();
        this.kind = kind;
        this.locale = locale;
    }

    public boolean isBlank() {
        return result.conversations() == 0;
    }

    public boolean isFew() {
        return !isBlank() && result.conversations() < FEW;
    }

    public String getPeriod() {
        DateTimeFormatter days = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale)
                .withZone(ZoneId.of(result.zone()));
        return Told.text("rehearsal.period", days.format(view.draft().from()), days.format(view.draft().to().minusMillis(1)),
                result.conversations(), result.zone());
    }

    /** One sentence for each kind of promise that comes out otherwise; one if none does. */
    public List<String> getSentences() {
        List<String> changed = Arrays.stream(ClockKind.values()).filter(each -> before(each) != after(each))
                .map(this::sentence).toList();
        return changed.isEmpty() ? List.of(Told.text("rehearsal.nothing", proposal())) : changed;
    }

    private String sentence(ClockKind each) {
        return Told.text(after(each) < before(each) ? "rehearsal.fall" : "rehearsal.rise", proposal(), clock(each),
                before(each), after(each));
    }

    private int before(ClockKind each) {
        return result.recorded().of(each).breached();
    }

    private int after(ClockKind each) {
        return result.rehearsed().of(each).breached();
    }

    /** What is proposed, in a few words. */
    private String proposal() {
        if (view.draft().staff() == null) {
            return Told.text("rehearsal.with.promise");
        }
        boolean more = view.draft().promise() != null || view.draft().hours() != null || view.draft().calendarId() != null;
        return more ? Told.text("rehearsal.with.both") : people();
    }

    /** Names the hours if just one stretch of a day is other than it was. */
    private String people() {
        List<Integer> agents = view.draft().staff().agents();
        int[] other = IntStream.range(0, agents.size()).filter(at -> !agents.get(at).equals(result.people().get(at))).toArray();
        if (other.length == 0) {
            return Told.text("rehearsal.with.same");
        }
        int first = other[0];
        int last = other[other.length - 1];
        int many = agents.get(first);
        boolean one = first / HOURS == last / HOURS
                && IntStream.rangeClosed(first, last).allMatch(at -> agents.get(at) == many);
        if (!one) {
            return Told.text("rehearsal.with.people");
        }
        String day = DayOfWeek.of(first / HOURS + 1).getDisplayName(TextStyle.FULL_STANDALONE, locale);
        return Told.text("rehearsal.with.shift", many, day, hour(first % HOURS), hour(last % HOURS + 1));
    }

    private static String hour(int hour) {
        return String.format(Locale.ROOT, "%02d:00", hour);
    }

    static String clock(ClockKind each) {
        return Told.text("rehearsal.clock." + each.name());
    }

    public List<Row> getRows() {
        return Arrays.stream(ClockKind.values()).map(each -> new Row(clock(each), figures(result.recorded().of(each)),
                result.modelled() == null ? null : figures(result.modelled().of(each)),
                figures(result.rehearsed().of(each)))).toList();
    }

    private Figures figures(RehearsalResult.Counts counts) {
        NumberFormat percent = NumberFormat.getPercentInstance(locale);
        percent.setMaximumFractionDigits(1);
        NumberFormat number = NumberFormat.getIntegerInstance(locale);
        return new Figures(number.format(counts.met() + counts.breached()), number.format(counts.breached()),
                counts.attainment() == null ? "–" : percent.format(counts.attainment()),
                duration(counts.waits().median()), duration(counts.waits().p90()));
    }

    private String duration(Long seconds) {
        if (seconds == null) {
            return "–";
        }
        if (seconds < 120) {
            return Told.text("rehearsal.seconds", seconds);
        }
        NumberFormat number = NumberFormat.getInstance(locale);
        number.setMaximumFractionDigits(seconds < 7200 ? 0 : 1);
        return seconds < 7200 ? Told.text("rehearsal.minutes", number.format(seconds / 60.0))
                : Told.text("rehearsal.hours", number.format(seconds / 3600.0));
    }

    public boolean isModel() {
        return result.effort() != null;
    }

    /** How far the model is to be trusted. */
    public String getTrust() {
        if (result.modelled() == null) {
            return Told.text("rehearsal.noTrust");
        }
        return Told.text("rehearsal.trust", result.modelled().of(kind).breached(), before(kind), clock(kind));
    }

    public String getEffort() {
        NumberFormat percent = NumberFormat.getPercentInstance(locale);
        return Told.text("rehearsal.effort", percent.format(result.effort().utilisation()),
                duration(Math.round(result.effort().meanWait())), result.effort().longestQueue(),
                result.effort().replies(), duration(result.effort().medianHandling()),
                result.effort().replies() - result.effort().known());
    }

    public HeatMap getRecorded() {
        return map("rehearsal.map.recorded", result.recorded().of(kind));
    }

    public HeatMap getRehearsed() {
        return map("rehearsal.map.rehearsed", result.rehearsed().of(kind));
    }

    private HeatMap map(String caption, RehearsalResult.Counts counts) {
        RehearsalResult.Counts was = result.recorded().of(kind);
        RehearsalResult.Counts is = result.rehearsed().of(kind);
        return HeatMap.of(Told.text(caption), array(counts.breachedByHour()), array(counts.judgedByHour()),
                HeatMap.Scale.of(array(was.breachedByHour()), array(was.judgedByHour()), array(is.breachedByHour()),
                        array(is.judgedByHour())), locale);
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    public String getFlipsTitle() {
        return Told.text("rehearsal.flips", result.flipCount());
    }

    public boolean isCut() {
        return result.flips().size() < result.flipCount();
    }

    public String getCutHint() {
        return Told.text("rehearsal.cut", result.flips().size());
    }

    public List<Flip> getFlips() {
        DateTimeFormatter times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale).withZone(ZoneId.of(result.zone()));
        return result.flips().stream().map(flip -> new Flip(flip.conversation().toString(), times.format(flip.at()),
                clock(flip.kind()), flip.isBreached(),
                Told.text(flip.isBreached() ? "rehearsal.flip.breaks" : "rehearsal.flip.keeps"))).toList();
    }

    /** @param modelled null where there is no model */
    public record Row(String clock, Figures recorded, Figures modelled, Figures rehearsed) {
    }

    public record Figures(String all, String broken, String kept, String median, String p90) {
    }

    public record Flip(String conversation, String at, String clock, boolean worse, String told) {
    }
}
