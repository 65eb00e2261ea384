package org.parley.sla;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.parley.conversation.ConversationId;
import org.parley.identity.StaffId;
import org.parley.shared.paging.Page;

/**
 * How promises were kept in a period: counted by what they belong to, and the clocks behind every number.
 *
 * <p>A clock belongs to the moment at which it started. Past due is breached, whether it has ended or not (rule 11). What
 * was reopened counts once, by its first resolution; {@link Measure#TOTAL_RESOLUTION} counts until the matter was over for
 * good (rule 10) and stands beside the others, never in their sum. Each answer is one statement.
 */
public interface Reports {

    int LONGEST_DAYS = 400;

    /** The period where none is asked for: so many days until today. */
    int USUAL_DAYS = 28;

    /** The most clocks that {@link #all} gives at once. */
    int MOST_EXPORTED = 50_000;

    /** Stands for what belongs to no policy or nobody's reply. */
    String NONE = "none";

    /**
     * @param by a {@link By}; {@code null}: everything is one group, which then has the value {@code all}
     * @throws org.parley.shared.problem.Problem 400 with every field that is wrong
     */
    Report of(Asked asked, String by);

    /** The clocks behind a number, latest start first. @throws org.parley.shared.problem.Problem 400 likewise */
    Page<Counted> clocks(Asked asked, Part part, Integer limit, String cursor);

    /** All of them. @throws org.parley.shared.problem.Problem 400, also for more than {@link #MOST_EXPORTED} */
    List<Counted> all(Asked asked, Part part);

    /** What a report would count, without counting. @throws org.parley.shared.problem.Problem 400 likewise */
    Period period(Asked asked);

    /**
     * What is looked at, as it was written down by who asks; {@code null} for no choice.
     *
     * @param from   a date, the first day
     * @param to     a date, the last day
     * @param zone   whose days and hours; the shop's default calendar's unless told
     * @param clock  a {@link Measure}
     * @param policy an id, or {@link #NONE}
     * @param agent  likewise: whose reply or resolving ended the clock
     */
    record Asked(String from, String to, String zone, String clock, String policy, String agent, String inbox) {
    }

    /**
     * A part of it.
     *
     * @param by      a {@link By}, beside {@code value}
     * @param value   the group's, as a report tells it
     * @param outcome a {@link Which}
     * @param share   a {@link Share}, of those that were answered
     */
    record Part(String by, String value, String outcome, String share) {
    }

    /** @param to the last day */
    record Period(LocalDate from, LocalDate to, String zone) {
    }

    /** @param at when it was counted: what is open then may be breached a moment later */
    record Report(Period period, By by, Instant at, List<Group> groups) {
    }

    /**
     * One row of a report.
     *
     * @param value the id of a policy or agent, or {@link #NONE}; a clock's code; an inbox; the hour of the week from
     *              Monday 0:00; a date: the day, or the week's Monday
     * @param name  a policy's name; {@code null} for all others and where it is gone
     */
    record Group(String value, String name, Figures figures) {
    }

    /**
     * @param breached   all that were not kept, ended or not
     * @param overdue    those of them that are still open
     * @param open       still open, and in time
     * @param cancelled  ended without a judgement
     * @param answered   ended by what was promised, in time or late
     * @param p50Seconds business time to the answer of half of the answered; {@code null} without any
     * @param p90Seconds likewise of nine in ten
     * @param shares     how many were answered within which {@link Share} of their target
     */
    record Figures(long met, long breached, long overdue, long open, long cancelled, long answered, Long p50Seconds,
            Long p90Seconds, List<Long> shares) {

        public static final Figures NOTHING = new Figures(0, 0, 0, 0, 0, 0, null, null, List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L));

        public long judged() {
            return met + breached;
        }

        public long clocks() {
            return judged() + open + cancelled;
        }

        /** Met of judged, 0 to 1; {@code null} when nothing was judged. */
        public Double attainment() {
            return judged() == 0 ? null : (double) met / judged();
        }
    }

    /** A clock behind a number. @param answerSeconds business time to the answer; {@code null} unless answered */
    record Counted(ConversationId conversation, int episode, Measure clock, int cycle, String inbox, PolicyId policy,
            String policyName, StaffId agent, Instant startedAt, Instant dueAt, Instant endedAt, Which outcome,
            long targetSeconds, Long answerSeconds) {
    }

    /** What clocks are counted by. */
    enum By implements Coded {
        POLICY("policy"), CLOCK("clock"), AGENT("agent"), INBOX("inbox"), HOUR_OF_WEEK("hourOfWeek"), DAY("day"), WEEK("week");

        private final String code;

        By(String code) {
            this.code = code;
        }

        @Override
        @JsonValue
        public String code() {
            return code;
        }
    }

    /** What is measured: the clocks, resolution both until first and until last resolved. */
    enum Measure implements Coded {
        FIRST_RESPONSE("firstResponse"), NEXT_RESPONSE("nextResponse"), RESOLUTION("resolution"),
        TOTAL_RESOLUTION("totalResolution");

        private final String code;

        Measure(String code) {
            this.code = code;
        }

        @Override
        @JsonValue
        public String code() {
            return code;
        }
    }

    /** Which clocks of a report; a clock itself is one of met, breached, overdue, open and cancelled. */
    enum Which implements Coded {
        ALL("all"), JUDGED("judged"), MET("met"), BREACHED("breached"), OVERDUE("overdue"), OPEN("open"),
        CANCELLED("cancelled"), ANSWERED("answered");

        private final String code;

        Which(String code) {
            this.code = code;
        }

        @Override
        @JsonValue
        public String code() {
            return code;
        }
    }

    /** How much of its target an answer took, in percent: above the bucket before, up to and with {@link #percent}. */
    enum Share implements Coded {
        UP_TO_25(25), UP_TO_50(50), UP_TO_75(75), UP_TO_100(100), UP_TO_150(150), UP_TO_200(200), OVER_200(Integer.MAX_VALUE);

        private final int percent;

        Share(int percent) {
            this.percent = percent;
        }

        /** The bucket's end, inclusive; the greatest number for the last. */
        public int percent() {
            return percent;
        }

        /** The end of the bucket before, exclusive; -1 before the first, because an answer may take no time at all. */
        public int above() {
            return this == UP_TO_25 ? -1 : values()[ordinal() - 1].percent;
        }

        @Override
        @JsonValue
        public String code() {
            return this == OVER_200 ? "over200" : "upTo" + percent;
        }
    }

    /** What has a name outside. */
    interface Coded {
        String code();

        static <T extends Coded> T find(T[] all, String code) {
            return Arrays.stream(all).filter(one -> one.code().equals(code)).findFirst().orElse(null);
        }
    }

    /** The staff member's id of a group by agent; {@code null} for {@link #NONE}. */
    static StaffId agent(Group group) {
        return NONE.equals(group.value()) ? null : new StaffId(UUID.fromString(group.value()));
    }
}
