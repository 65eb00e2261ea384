package org.parley.sla.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.parley.sla.Reports.By;
import org.parley.sla.Reports.Measure;
import org.parley.sla.Reports.Share;
import org.parley.sla.Reports.Which;

/**
 * The statements of reports, alike for H2 and PostgreSQL. Days and hours of a zone are whole numbers, reckoned from the
 * zone's offsets as this machine knows them: no database needs to know zones, and both count alike.
 */
final class ReportSql {

    private static final int HOUR = 3600;
    private static final int DAY = 24 * HOUR;
    /** 1970-01-01 was a Thursday. */
    private static final int HOURS_FROM_MONDAY = 72;
    private static final String COLUMNS = "k.conversation_id, k.episode, k.kind, k.cycle, k.inbox, k.policy_id, k.agent_id, "
            + "k.started_at, k.due_at, k.ended_at, k.target_micros, k.accrued_micros, k.answered";
    /** Answers of a part come in this order; the cursor holds these five. */
    static final String ORDER = "started_at, conversation_id, episode, measure, cycle";

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();
    private final ReportRules.Wanted wanted;
    private final By by;
    private final Instant now;

    private ReportSql(ReportRules.Wanted wanted, By by, Instant now) {
        this.wanted = wanted;
        this.by = by;
        this.now = now;
    }

    String text() {
        return sql.toString();
    }

    Object[] values() {
        return values.toArray();
    }

    /** Every group's figures; exact ranks: the answer time that half of the answers did not exceed was one of them. */
    static ReportSql figures(ReportRules.Wanted wanted, By by, Instant now) {
        ReportSql made = new ReportSql(wanted, by, now);
        made.sql.append("SELECT g.*").append(by == By.POLICY ? ", p.name" : "").append(" FROM (SELECT grouped");
        for (Which which : List.of(Which.MET, Which.BREACHED, Which.OVERDUE, Which.OPEN, Which.CANCELLED, Which.ANSWERED)) {
            made.sql.append(",\n COUNT(*) FILTER (WHERE ").append(is(which)).append(") AS ").append(column(which));
        }
        for (Share share : Share.values()) {
            made.sql.append(",\n COUNT(*) FILTER (WHERE ").append(is(share)).append(") AS ").append(share.name());
        }
        for (int percent : List.of(50, 90)) {
            made.sql.append(",\n PERCENTILE_DISC(0.").append(percent)
                    .append(") WITHIN GROUP (ORDER BY accrued_micros) FILTER (WHERE answered) AS p").append(percent);
        }
        made.sql.append("\nFROM (");
        made.counted();
        made.sql.append(") c GROUP BY grouped) g");
        made.sql.append(by == By.POLICY ? " LEFT JOIN sla_policy p ON p.id = g.grouped" : "");
        made.sql.append("\nORDER BY grouped");
        return made;
    }

    /** The clocks of a part, the latest first. @param after where the page before ended, or {@code null} */
    static ReportSql clocks(ReportRules.Wanted wanted, ReportRules.Part part, Object[] after, int most, Instant now) {
        ReportSql made = new ReportSql(wanted, part.by(), now);
        made.sql.append("SELECT c.*, p.name FROM (");
        made.counted();
        made.sql.append(") c LEFT JOIN sla_policy p ON p.id = c.policy_id WHERE ").append(is(part.outcome()));
        if (part.share() != null) {
            made.sql.append(" AND ").append(is(part.share()));
        }
        if (part.by() != null) {
            made.belongs("grouped", part.key());
        }
        if (after != null) {
            made.and(" AND started_at <= ? AND (" + ORDER + ") < (?, ?, ?, ?, ?)", after[0]);
            made.values.addAll(Arrays.asList(after));
        }
        made.and("\nORDER BY " + ORDER.replace(",", " DESC,") + " DESC LIMIT ?", most);
        return made;
    }

    /** One row for each clock that counts; for a sum by clock the total resolution is counted beside the first. */
    private void counted() {
        if (wanted.clock() != Measure.TOTAL_RESOLUTION) {
            rows(false);
        }
        if (by == By.CLOCK && wanted.clock() == null) {
            sql.append("\nUNION ALL ");
        }
        if (wanted.clock() == Measure.TOTAL_RESOLUTION || by == By.CLOCK && wanted.clock() == null) {
            rows(true);
        }
    }

    private void rows(boolean total) {
        String measure = total ? "'TOTAL_RESOLUTION'" : "k.kind";
        sql.append("SELECT ").append(COLUMNS).append(", ").append(measure).append(" AS measure, ").append(grouped(measure))
                .append(" AS grouped,\n ");
        and("CASE WHEN k.ended_at IS NOT NULL THEN k.state WHEN k.breached_at IS NOT NULL OR k.due_at < ? "
                + "THEN 'OVERDUE' ELSE 'OPEN' END AS outcome\n", now);
        and("FROM sla_clock k WHERE k.started_at >= ?", wanted.start());
        and(" AND k.started_at < ?", wanted.end());
        if (total) {
            sql.append(" AND k.kind = 'RESOLUTION' AND NOT EXISTS (SELECT 1 FROM sla_clock n WHERE n.conversation_id = "
                    + "k.conversation_id AND n.episode = k.episode AND n.kind = k.kind AND n.cycle = k.cycle + 1)");
        } else if (wanted.clock() == null) {
            sql.append(" AND (k.kind <> 'RESOLUTION' OR k.cycle = 1)");
        } else {
            and(" AND k.kind = ?" + (wanted.clock() == Measure.RESOLUTION ? " AND k.cycle = 1" : ""), wanted.clock().name());
        }
        belongs("k.policy_id", wanted.policy());
        belongs("k.agent_id", wanted.agent());
        if (wanted.inbox() != null) {
            and(" AND k.inbox = ?", wanted.inbox());
        }
    }

    /** @param key {@code Optional.empty()}: what has none; {@code null}: whatever it has */
    private void belongs(String column, Optional<?> key) {
        if (key != null) {
            key.ifPresentOrElse(value -> and(" AND " + column + " = ?", value), () -> sql.append(" AND " + column + " IS NULL"));
        }
    }

    private void and(String more, Object value) {
        sql.append(more);
        values.add(value);
    }

    private String grouped(String measure) {
        if (by == null) {
            return "CAST(0 AS BIGINT)";
        }
        return switch (by) {
            case POLICY -> "k.policy_id";
            case AGENT -> "k.agent_id";
            case INBOX -> "k.inbox";
            case CLOCK -> measure;
            case HOUR_OF_WEEK -> "MOD(" + local() + " / " + HOUR + " + " + HOURS_FROM_MONDAY + ", 168)";
            case DAY -> local() + " / " + DAY;
            // The epoch day of the Monday.
            case WEEK -> "((" + local() + " / " + DAY + " + 3) / 7) * 7 - 3";
        };
    }

    /** Seconds since 1970 on the zone's clocks. */
    private String local() {
        String epoch = "CAST(FLOOR(EXTRACT(EPOCH FROM k.started_at)) AS BIGINT)";
        ZoneOffset offset = wanted.zone().getRules().getOffset(wanted.start());
        StringBuilder cases = new StringBuilder();
        ZoneOffsetTransition next = wanted.zone().getRules().nextTransition(wanted.start());
        while (next != null && next.getInstant().isBefore(wanted.end())) {
            cases.append(" WHEN ").append(epoch).append(" < ").append(next.getInstant().getEpochSecond()).append(" THEN ")
                    .append(next.getOffsetBefore().getTotalSeconds());
            offset = next.getOffsetAfter();
            next = wanted.zone().getRules().nextTransition(next.getInstant());
        }
        int last = offset.getTotalSeconds();
        return "(" + epoch + " + " + (cases.isEmpty() ? "(" + last + ")" : "CASE" + cases + " ELSE " + last + " END") + ")";
    }

    private static String is(Which which) {
        return switch (which) {
            case ALL -> "TRUE";
            case JUDGED -> "outcome IN ('MET', 'BREACHED', 'OVERDUE')";
            case BREACHED -> "outcome IN ('BREACHED', 'OVERDUE')";
            case MET, OVERDUE, OPEN, CANCELLED -> "outcome = '" + which.name() + "'";
            case ANSWERED -> "answered";
        };
    }

    private static String is(Share share) {
        String above = share.above() < 0 ? "" : " AND accrued_micros * 100 > target_micros * " + share.above();
        return "answered" + above
                + (share == Share.OVER_200 ? "" : " AND accrued_micros * 100 <= target_micros * " + share.percent());
    }

    static String column(Which which) {
        return "is_" + which.name();
    }
}
