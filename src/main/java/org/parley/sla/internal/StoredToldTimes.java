package org.parley.sla.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.parley.conversation.ConversationId;
import org.parley.sla.ToldTimes;
import org.parley.sla.internal.clock.SlaClock;
import org.parley.sla.internal.clock.Terms;

/**
 * Keeps what a customer was told with the message that starts a response clock, in its transaction, and says anew what
 * has not come true: from those who waited as long, at most {@link ToldRow#MOST} times in all, and only once what was
 * said last has lapsed. What is due is found by one index; a tick costs with what lapsed.
 */
@ApplicationScoped
class StoredToldTimes implements ToldTimes {

    static final int BATCH = 200;

    @Inject
    private ToldTable table;
    @Inject
    private CaseStore store;
    @Inject
    private TermsBook terms;
    @Inject
    private MeasuredExpectations expectations;
    @Inject
    private ToldNews news;
    @Inject
    private Clock clock;

    StoredToldTimes() {
    }

    StoredToldTimes(ToldTable table, CaseStore store, TermsBook terms, MeasuredExpectations expectations,
            ToldNews news, Clock clock) {
        this.table = table;
        this.store = store;
        this.terms = terms;
        this.expectations = expectations;
        this.news = news;
        this.clock = clock;
    }

    /** Says how long it may take where an event of these has started a response; joins the events' transaction. */
    void started(Collection<StoredCase> changed, Map<UUID, CaseBook.Happened> happened) {
        List<ToldRow> said = new ArrayList<>();
        for (StoredCase one : changed) {
            SlaClock response = one.state().openResponse();
            if (response != null && happened.get(one.conversation()).events().stream()
                    .anyMatch(event -> event.at().equals(response.startedAt()))) {
                Terms promised = terms.terms(one.versions());
                said.add(ToldRow.of(one.conversation(), response, 1, response.startedAt(), ReplyTimes.at(
                        expectations.latest(one.inbox(), promised.calendar()), response.target(), response.startedAt())));
            }
        }
        if (!said.isEmpty()) {
            table.insert(said);
            said.forEach(row -> news.said(row, row.toldAt()));
        }
    }

    /** @return how many were looked at; {@link #BATCH} means that more may have lapsed */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    int tick() {
        Instant now = clock.instant();
        List<ToldRow> lapsed = table.claim(now, BATCH);
        if (lapsed.isEmpty()) {
            return 0;
        }
        Map<UUID, StoredCase> cases = store.load(lapsed.stream().map(ToldRow::conversation).distinct().toList());
        List<ToldRow> anew = new ArrayList<>();
        for (ToldRow row : lapsed) {
            StoredCase stored = cases.get(row.conversation());
            SlaClock response = stored == null ? null : stored.state().openResponse();
            if (row.isOf(response)) {
                ToldRow next = ToldRow.of(row.conversation(), response, row.number() + 1, now, ReplyTimes.still(
                        expectations.latest(stored.inbox(), terms.terms(stored.versions()).calendar()), response.target(),
                        response.startedAt(), now));
                anew.add(next);
                news.slipped(next, response.startedAt());
            }
        }
        table.settle(lapsed);
        table.insert(anew);
        return lapsed.size();
    }

    @Override
    public Optional<Told> waiting(ConversationId conversation) {
        return table.last(conversation.value()).flatMap(row -> {
            StoredCase stored = store.load(List.of(row.conversation())).get(row.conversation());
            SlaClock response = stored == null ? null : stored.state().openResponse();
            return row.isOf(response) ? Optional.of(told(row, response.startedAt())) : Optional.empty();
        });
    }

    private static Told told(ToldRow row, Instant since) {
        return new Told(row.kind(), since, row.toldAt(), row.number(), row.expectation());
    }
}
