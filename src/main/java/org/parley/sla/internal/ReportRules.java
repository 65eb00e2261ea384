package org.parley.sla.internal;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.parley.shared.id.Ids;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;
import org.parley.sla.Reports;
import org.parley.sla.Reports.By;
import org.parley.sla.Reports.Coded;
import org.parley.sla.Reports.Measure;
import org.parley.sla.Reports.Share;
import org.parley.sla.Reports.Which;

/** Reads what is asked of a report, and says everything that is wrong with it at once. */
final class ReportRules {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);
    private static final int MOST_INBOX = 40;
    private static final int HOURS_OF_WEEK = 168;

    private final List<Violation> wrong = new ArrayList<>();

    private ReportRules() {
    }

    /** @param policy {@code Optional.empty()}: those of none; {@code null}: of any; likewise {@code agent} */
    record Wanted(LocalDate from, LocalDate to, ZoneId zone, Measure clock, Optional<UUID> policy, Optional<UUID> agent,
            String inbox) {

        Instant start() {
            return from.atStartOfDay(zone).toInstant();
        }

        /** Exclusive. */
        Instant end() {
            return to.plusDays(1).atStartOfDay(zone).toInstant();
        }
    }

    /** @param key the group's value as the database has it, likewise {@code Optional.empty()} for none */
    record Part(By by, Optional<Object> key, Which outcome, Share share) {
    }

    /** @param shopZone asked only where no zone is given */
    static Wanted wanted(Reports.Asked asked, Supplier<String> shopZone, Instant now) {
        ReportRules rules = new ReportRules();
        Wanted wanted = rules.read(asked, shopZone, now);
        rules.end();
        return wanted;
    }

    static By by(String by) {
        ReportRules rules = new ReportRules();
        By found = rules.code("by", by, By.values());
        rules.end();
        return found;
    }

    static Part part(Reports.Part asked) {
        ReportRules rules = new ReportRules();
        By by = rules.code("by", asked.by(), By.values());
        Which outcome = rules.code("outcome", asked.outcome(), Which.values());
        Share share = rules.code("share", asked.share(), Share.values());
        Optional<Object> key = null;
        if (asked.by() == null && asked.value() != null) {
            rules.refuse("value", "needs by beside it");
        } else if (by != null && asked.value() == null) {
            rules.refuse("value", "is missing beside by");
        } else if (by != null) {
            key = rules.key(by, asked.value());
        }
        rules.end();
        return new Part(by, key, outcome == null ? Which.ALL : outcome, share);
    }

    private Wanted read(Reports.Asked asked, Supplier<String> shopZone, Instant now) {
        ZoneId zone = null;
        String zoneText = asked.zone() == null ? shopZone.get() : asked.zone();
        if (ZoneId.getAvailableZoneIds().contains(zoneText)) {
            zone = ZoneId.of(zoneText);
        } else {
            refuse("zone", "is no IANA time zone; expected something like Asia/Bangkok");
        }
        LocalDate to = asked.to() == null && zone != null ? LocalDate.ofInstant(now, zone) : date("to", asked.to());
        LocalDate from = asked.from() == null && to != null ? to.minusDays(Reports.USUAL_DAYS - 1L) : date("from", asked.from());
        if (from != null && to != null && from.isAfter(to)) {
            refuse("to", "must not be before from");
        } else if (from != null && to != null && ChronoUnit.DAYS.between(from, to) >= Reports.LONGEST_DAYS) {
            refuse("to", "is too late: a report covers at most " + Reports.LONGEST_DAYS + " days");
        }
        Measure clock = code("clock", asked.clock(), Measure.values());
        Optional<UUID> policy = id("policy", asked.policy());
        Optional<UUID> agent = id("agent", asked.agent());
        if (asked.inbox() != null && (asked.inbox().isEmpty() || asked.inbox().length() > MOST_INBOX)) {
            refuse("inbox", "must have 1 to " + MOST_INBOX + " characters");
        }
        return new Wanted(from, to, zone, clock, policy, agent, asked.inbox());
    }

    private LocalDate date(String field, String text) {
        if (text == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (!date.isBefore(EARLIEST) && date.isBefore(LATEST)) {
                return date;
            }
            refuse(field, "must be from " + EARLIEST + " on and before " + LATEST);
        } catch (DateTimeParseException noDate) {
            refuse(field, "is no date; expected something like 2026-11-24");
        }
        return null;
    }

    private Optional<UUID> id(String field, String text) {
        if (text == null) {
            return null;
        }
        Optional<UUID> id = Ids.parse(text);
        if (id.isEmpty() && !text.equals(Reports.NONE)) {
            refuse(field, "must be an id or " + Reports.NONE);
        }
        return id;
    }

    private <T extends Coded> T code(String field, String text, T[] all) {
        T found = Coded.find(all, text);
        if (text != null && found == null) {
            refuse(field, "must be one of " + String.join(", ", List.of(all).stream().map(Coded::code).toList()));
        }
        return found;
    }

    private Optional<Object> key(By by, String value) {
        return switch (by) {
            case POLICY, AGENT -> id("value", value).map(id -> id);
            case CLOCK -> Optional.ofNullable(code("value", value, Measure.values())).map(Measure::name);
            case INBOX -> Optional.of(value);
            case HOUR_OF_WEEK -> hour(value);
            case DAY -> Optional.ofNullable(date("value", value)).map(LocalDate::toEpochDay);
            case WEEK -> monday(value);
        };
    }

    private Optional<Object> hour(String value) {
        if (value.matches("\\d{1,3}") && Integer.parseInt(value) < HOURS_OF_WEEK) {
            return Optional.of(Long.parseLong(value));
        }
        refuse("value", "must be an hour of the week, 0 (Monday 0:00) to 167");
        return Optional.empty();
    }

    private Optional<Object> monday(String value) {
        LocalDate date = date("value", value);
        if (date != null && date.getDayOfWeek() != DayOfWeek.MONDAY) {
            refuse("value", "must be a Monday");
            return Optional.empty();
        }
        return Optional.ofNullable(date).map(LocalDate::toEpochDay);
    }

    private void refuse(String field, String message) {
        wrong.add(new Violation(field, message));
    }

    private void end() {
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
    }
}
