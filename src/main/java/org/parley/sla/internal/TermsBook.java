package org.parley.sla.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.parley.shared.persistence.Sql;
import org.parley.sla.Attribute;
import org.parley.sla.Calendars;
import org.parley.sla.internal.calendar.BusinessCalendar;
import org.parley.sla.internal.calendar.KeptHours;
import org.parley.sla.internal.clock.Terms;

/**
 * Finds which terms apply and what past terms said. Versions never change, so those that were read once stay in memory,
 * calendars with their compiled hours.
 */
@ApplicationScoped
class TermsBook {

    private static final int MOST_KEPT = 500;

    private final Map<Versions, Terms> known = new ConcurrentHashMap<>();
    private final Map<UUID, BusinessCalendar> calendars = new ConcurrentHashMap<>();
    private final Map<UUID, UUID> owners = new ConcurrentHashMap<>();

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;

    /** One version of a policy under one version of a calendar. */
    record Versions(UUID policy, UUID calendar) {
    }

    /** Terms with the name of the policy that they belong to. */
    record Chosen(String name, Terms terms) {
    }

    /** A policy in the order in which they are tried. */
    record Candidate(UUID policyId, String name, int position, Versions versions, Promise promise) {
    }

    TermsBook() {
    }

    TermsBook(DataSource database) {
        this.database = database;
    }

    /** The policy for something that has these facts: the first in their order that fits. */
    Optional<Chosen> choose(Facts facts) {
        String inbox = facts.of(Attribute.INBOX.code()).stream().findFirst().orElse(Calendars.EVERY_INBOX);
        return candidates(inbox).stream().filter(policy -> policy.promise.fits(facts)).findFirst().map(this::chosen);
    }

    /** The present terms of one policy for an inbox. */
    Optional<Chosen> current(UUID policyId, String inbox) {
        return candidates(inbox).stream().filter(policy -> policy.policyId.equals(policyId)).findFirst().map(this::chosen);
    }

    private Chosen chosen(Candidate policy) {
        return new Chosen(policy.name, terms(policy.versions));
    }

    /** All policies in the order in which they are tried, with the calendars of the default inbox. */
    List<Candidate> candidates() {
        return candidates(Calendars.EVERY_INBOX);
    }

    /** A policy without a calendar of its own follows the inbox's, or the default. */
    private List<Candidate> candidates(String inbox) {
        List<Candidate> all = Sql.list(database, """
                SELECT p.id, p.name, p.position, p.current_version, c.current_version AS calendar_version, v.promise
                FROM sla_policy p JOIN sla_policy_version v ON v.id = p.current_version
                LEFT JOIN sla_inbox_calendar own ON own.inbox = ? LEFT JOIN sla_inbox_calendar general ON general.inbox = '*'
                JOIN sla_calendar c ON c.id = COALESCE(p.calendar_id, own.calendar_id, general.calendar_id)
                ORDER BY p.created_at DESC, p.id DESC""",
                row -> new Candidate(row.getObject("id", UUID.class), row.getString("name"), row.getInt("position"),
                        new Versions(row.getObject("current_version", UUID.class),
                                row.getObject("calendar_version", UUID.class)),
                        Promise.read(row.getString("promise"))), inbox);
        // Those whom nobody ordered share a position: the most conditions first, and as the sort is stable, the newest.
        return all.stream().sorted(Comparator.comparingInt(Candidate::position).thenComparing(
                policy -> policy.promise.conditions().size(), Comparator.reverseOrder())).toList();
    }

    /** The present version of a calendar, or for {@code null} of the one that an inbox has. */
    Optional<UUID> calendarVersion(UUID calendar, String inbox) {
        return Sql.first(database, """
                SELECT c.current_version FROM sla_calendar c WHERE c.id = COALESCE(CAST(? AS uuid),
                    (SELECT calendar_id FROM sla_inbox_calendar WHERE inbox = ?),
                    (SELECT calendar_id FROM sla_inbox_calendar WHERE inbox = '*'))""",
                row -> row.getObject(1, UUID.class), calendar, inbox);
    }

    /** Whether a version is one of this calendar's. */
    boolean isOf(UUID version, UUID calendar) {
        return owners.computeIfAbsent(version, id -> Sql.first(database,
                "SELECT calendar_id FROM sla_calendar_version WHERE id = ?", row -> row.getObject(1, UUID.class), id)
                .orElseThrow(() -> new IllegalStateException("no calendar version " + id))).equals(calendar);
    }

    Terms terms(Versions versions) {
        Terms found = known.get(versions);
        if (found == null) {
            found = read(versions);
            if (known.size() >= MOST_KEPT) {
                known.clear();
                calendars.clear();
                owners.clear();
            }
            known.put(versions, found);
        }
        return found;
    }

    private Terms read(Versions versions) {
        return Sql.first(database, "SELECT policy_id, promise FROM sla_policy_version WHERE id = ?",
                row -> Promise.read(row.getString("promise")).under(row.getObject("policy_id", UUID.class), versions.policy,
                        versions.calendar, calendar(versions.calendar)), versions.policy)
                .orElseThrow(() -> new IllegalStateException("no policy version " + versions.policy));
    }

    BusinessCalendar calendar(UUID version) {
        return calendars.computeIfAbsent(version, id -> {
            String hours = Sql.first(database, "SELECT hours FROM sla_calendar_version WHERE id = ?",
                    row -> row.getString(1), id)
                    .orElseThrow(() -> new IllegalStateException("no calendar version " + id));
            return KeptHours.read(hours).compile();
        });
    }
}
