package org.parley.sla.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.parley.conversation.ConversationId;
import org.parley.conversation.Postings;
import org.parley.shared.persistence.Sql;
import org.parley.sla.Rehearsals;
import org.parley.sla.internal.clock.SlaEvent;
import org.parley.sla.internal.clock.Terms;
import org.parley.sla.internal.rehearsal.RecordedLog;

/**
 * Reads what is to be rehearsed: one query for the conversations, then one for the events of each five hundred of them, so
 * that memory holds a page and the compact log. The log keeps what changed a clock under the terms in force; where the
 * proposal judges bots otherwise, the thread tells the rest, in one more query for as many.
 */
@ApplicationScoped
class RehearsalReading {

    static final int PAGE = 500;
    /** How long before the period somebody may have begun to wait who was answered within it. */
    private static final Duration BEFORE = Duration.ofDays(28);
    private static final int MOST_EVENTS = 4_000_000;
    /** Those whose promises began within the period, and those who waited for a person when it began. */
    private static final String CONVERSATIONS = """
            SELECT conversation_id FROM sla_clock WHERE started_at >= ? AND started_at < ?
            UNION
            SELECT conversation_id FROM sla_clock
            WHERE started_at >= ? AND started_at < ? AND kind <> 'RESOLUTION' AND ended_at >= ?
            ORDER BY conversation_id LIMIT ?""";
    private static final String EVENTS = """
            SELECT conversation_id, kind, at, detail, policy_version, calendar_version FROM sla_event
            WHERE conversation_id = ANY(?) ORDER BY conversation_id, number""";
    private static final String REPLIES = """
            SELECT ended_at, agent_id FROM sla_clock
            WHERE started_at >= ? AND started_at < ? AND kind <> 'RESOLUTION' AND answered = TRUE AND ended_at < ?""";

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private TermsBook terms;
    @Inject
    private Postings postings;

    RehearsalReading() {
    }

    RehearsalReading(DataSource database, TermsBook terms, Postings postings) {
        this.database = database;
        this.terms = terms;
        this.postings = postings;
    }

    /** More than a rehearsal may look at. */
    static final class TooMuch extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** @param recorded the terms that were in force, by their numbers in the log @param proposed what takes their place */
    record Read(RecordedLog log, List<Terms> recorded, List<Terms> proposed) {
    }

    private record Row(SlaEvent event, int terms) {
    }

    /**
     * @param proposal what to take in the place of recorded terms
     * @throws TooMuch beyond {@link Rehearsals#MOST_CONVERSATIONS}, or what fits into memory
     */
    Read read(Instant from, Instant to, UnaryOperator<Terms> proposal, DoubleConsumer progress) {
        List<UUID> ids = Sql.list(database, CONVERSATIONS, row -> row.getObject(1, UUID.class), from, to,
                from.minus(BEFORE), from, from, Rehearsals.MOST_CONVERSATIONS + 1);
        if (ids.size() > Rehearsals.MOST_CONVERSATIONS) {
            throw new TooMuch();
        }
        Reader reader = new Reader(proposal);
        for (int at = 0; at < ids.size(); at += PAGE) {
            reader.read(ids.subList(at, Math.min(ids.size(), at + PAGE)));
            progress.accept((double) at / ids.size());
        }
        return new Read(reader.log, reader.recorded, reader.proposed);
    }

    /** The replies of a period as the log of one conversation. */
    RecordedLog replies(Instant from, Instant to) {
        RecordedLog log = new RecordedLog();
        log.begin(new UUID(0, 0));
        Sql.list(database, REPLIES, row -> {
            log.add(new SlaEvent.PersonReplied(Sql.instant(row, "ended_at"), row.getObject("agent_id", UUID.class)),
                    RecordedLog.NONE);
            return null;
        }, from.minus(BEFORE), to, to);
        return log;
    }

    private final class Reader {

        private final UnaryOperator<Terms> proposal;
        private final RecordedLog log = new RecordedLog();
        private final Map<TermsBook.Versions, Integer> numbers = new HashMap<>();
        private final List<Terms> recorded = new ArrayList<>();
        private final List<Terms> proposed = new ArrayList<>();
        private final Set<Integer> otherwiseWithBots = new HashSet<>();

        Reader(UnaryOperator<Terms> proposal) {
            this.proposal = proposal;
        }

        void read(List<UUID> ids) {
            Map<UUID, List<Row>> page = new LinkedHashMap<>();
            Sql.list(database, EVENTS, row -> page.computeIfAbsent(row.getObject("conversation_id", UUID.class),
                    id -> new ArrayList<>()).add(event(row)), (Object) ids.toArray(UUID[]::new));
            complete(page);
            page.forEach((conversation, rows) -> {
                log.begin(conversation);
                rows.forEach(row -> log.add(row.event, row.terms));
            });
            if (log.events() > MOST_EVENTS) {
                throw new TooMuch();
            }
        }

        private Row event(ResultSet row) throws SQLException {
            UUID policy = row.getObject("policy_version", UUID.class);
            int number = policy == null ? RecordedLog.NONE
                    : number(new TermsBook.Versions(policy, row.getObject("calendar_version", UUID.class)));
            return new Row(EventCodec.read(row.getString("kind"), Sql.instant(row, "at"), row.getString("detail"),
                    policy == null ? null : recorded.get(number)), number);
        }

        private int number(TermsBook.Versions versions) {
            Integer known = numbers.get(versions);
            if (known != null) {
                return known;
            }
            Terms was = terms.terms(versions);
            Terms is = proposal.apply(was);
            recorded.add(was);
            proposed.add(is);
            int number = recorded.size() - 1;
            numbers.put(versions, number);
            if (was.botReplyCounts() != is.botReplyCounts() || was.firstResponseStarts() != is.firstResponseStarts()) {
                otherwiseWithBots.add(number);
            }
            return number;
        }

        /** Adds what the thread knows beyond the log, to those whom it may matter for. */
        private void complete(Map<UUID, List<Row>> page) {
            List<ConversationId> wanted = page.entrySet().stream()
                    .filter(each -> each.getValue().stream().anyMatch(row -> otherwiseWithBots.contains(row.terms)))
                    .map(each -> new ConversationId(each.getKey())).toList();
            if (wanted.isEmpty()) {
                return;
            }
            Map<UUID, List<Postings.Posting>> written = new HashMap<>();
            postings.of(wanted).forEach(posting -> written
                    .computeIfAbsent(posting.conversation().value(), id -> new ArrayList<>()).add(posting));
            written.forEach((conversation, thread) -> page.put(conversation, merged(page.get(conversation), thread)));
        }

        private static List<Row> merged(List<Row> rows, List<Postings.Posting> thread) {
            return CompleteLog.of(rows.stream().map(Row::event).toList(), thread).stream()
                    .map(each -> new Row(each.event(), each.kept() < 0 ? RecordedLog.NONE : rows.get(each.kept()).terms))
                    .toList();
        }
    }
}
