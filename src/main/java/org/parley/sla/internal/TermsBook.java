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
        return candidates().stream().filter(policy -> policy.promise.fits(facts)).findFirst()
                .map(policy -> new Chosen(policy.name, terms(policy.versions)));
    }

    /** The present terms of one policy. */
    Optional<Chosen> current(UUID policyId) {
        return candidates().stream().filter(policy -> policy.policyId.equals(policyId)).findFirst()
                .map(policy -> new Chosen(policy.name, terms(policy.versions)));
    }

    /** The policies' ids in the order in which they are tried. */
    List<UUID> order() {
        return candidates().stream().map(Candidate::policyId).toList();
    }

    List<Candidate> candidates() {
        List<Candidate> all = Sql.list(database, """
                SELECT p.id, p.name, p.position, p.current_version, c.current_version AS calendar_version, v.promise
                FROM sla_policy p JOIN sla_calendar c ON c.id = p.calendar_id
                JOIN sla_policy_version v ON v.id = p.current_version
                ORDER BY p.created_at DESC, p.id DESC""",
                row -> new Candidate(row.getObject("id", UUID.class), row.getString("name"),
                        row.getInt("position"), new Versions(row.getObject("current_version", UUID.class),
                                row.getObject("calendar_version", UUID.class)),
                        Promise.read(row.getString("promise"))));
        // Those whom nobody ordered share a position: the most conditions first, and as the sort is stable, the newest.
        return all.stream().sorted(Comparator.comparingInt(Candidate::position).thenComparing(
                policy -> policy.promise.conditions().size(), Comparator.reverseOrder())).toList();
    }

    Terms terms(Versions versions) {
        Terms found = known.get(versions);
        if (found == null) {
            found = read(versions);
            if (known.size() >= MOST_KEPT) {
                known.clear();
                calendars.clear();
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
