package sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import sandbox.Session.Status;

/** The provider's business: sessions open, customers act, banks decide, merchants ask, refund and call off. */
@ApplicationScoped
class Provider {

    private static final Duration AFTER_EXPIRY = Duration.ofSeconds(2);

    @Inject
    private Books books;
    @Inject
    private Webhooks webhooks;
    @Inject
    private Faults faults;
    @Inject
    private Clock clock;

    protected Provider() {
    }

    Provider(Books books, Webhooks webhooks, Faults faults, Clock clock) {
        this.books = books;
        this.webhooks = webhooks;
        this.faults = faults;
        this.clock = clock;
    }

    /** The customer follows a link: its session, opened if this is the first time and there is time left. */
    Session open(PayLink link) {
        try {
            return webhooks.thenDeliver(books.transaction(connection -> {
                Optional<Session> known = current(connection, link.reference());
                if (known.isPresent()) {
                    return known.get();
                }
                Session session = Session.opened(UUID.randomUUID(), link);
                SessionTable.insert(connection, session);
                webhooks.announce(connection, session, "opened");
                return upToDate(connection, session);
            }));
        } catch (Books.BooksUnavailable raced) {
            if (raced.isDuplicate()) {
                return open(link);
            }
            throw raced;
        }
    }

    /** The customer acts; a session that is not open any more stays as it is. */
    Session act(PayLink link, Method method, Action action) {
        open(link);
        return webhooks.thenDeliver(books.transaction(connection -> {
            Session session = current(connection, link.reference()).orElseThrow();
            if (session.status() != Status.OPENED) {
                return session;
            }
            return switch (action) {
                case APPROVE -> capture(connection, session, method.code(), session.amount());
                case WRONG_AMOUNT -> capture(connection, session, method.code(), another(session.amount()));
                case DECLINE -> settled(connection, session, session.ended(Status.FAILED, method.code()));
                case TIMEOUT -> silently(connection, session, method);
                case APPROVE_LATE -> settled(connection, session, session.waiting(method.code(), null,
                        session.expiresAt().plus(AFTER_EXPIRY), session.amount()));
            };
        }));
    }

    /** How a payment stands; empty if its link was never followed. */
    Optional<Session> find(String reference) {
        return webhooks.thenDeliver(books.transaction(connection -> current(connection, reference)));
    }

    boolean isSilent(Session session) {
        return session.silentAt(clock.instant());
    }

    /** The merchant no longer wants the money. What a bank is deciding on cannot be called off. */
    Session callOff(String reference) {
        return webhooks.thenDeliver(books.transaction(connection -> {
            Optional<Session> known = current(connection, reference);
            if (known.isEmpty()) {
                Session dead = Session.calledOff(UUID.randomUUID(), reference, clock.instant());
                SessionTable.insert(connection, dead);
                return dead;
            }
            Session session = known.get();
            return session.status() == Status.OPENED
                    ? settled(connection, session, session.ended(Status.CANCELLED, null)) : session;
        }));
    }

    /** Gives money back, once per key; an empty answer means that there is no such payment. */
    Optional<Refund> refund(String reference, String key, long amount) {
        return webhooks.thenDeliver(books.transaction(connection -> {
            Optional<Session> known = current(connection, reference);
            return known.isEmpty() ? Optional.empty() : Optional.of(refund(connection, known.get(), key, amount));
        }));
    }

    /** Lets the banks decide whose time has come. */
    void decideWhatIsDue() {
        for (String reference : books.transaction(connection -> SessionTable.dueAtBank(connection, clock.instant()))) {
            find(reference);
        }
    }

    private Refund refund(Connection connection, Session session, String key, long amount) throws SQLException {
        String operation = "refund:" + key;
        Optional<Long> earlier = SessionTable.booked(connection, session, operation);
        if (earlier.isPresent()) {
            return new Refund(earlier.get() == amount ? Refund.Result.DONE : Refund.Result.OTHER_KEY, session);
        }
        if (amount <= 0 || amount > session.captured() - session.refunded()) {
            return new Refund(Refund.Result.TOO_MUCH, session);
        }
        Session after = session.refunded(amount);
        SessionTable.update(connection, after);
        SessionTable.book(connection, after, operation, "merchant", "customer", amount, clock.instant());
        webhooks.announce(connection, after, "refunded");
        return new Refund(Refund.Result.DONE, after);
    }

    private Optional<Session> current(Connection connection, String reference) throws SQLException {
        Optional<Session> found = SessionTable.locked(connection, reference);
        return found.isEmpty() ? found : Optional.of(upToDate(connection, found.get()));
    }

    /** What time alone has done to a session since it was last looked at. */
    private Session upToDate(Connection connection, Session session) throws SQLException {
        Instant now = clock.instant();
        if (session.bankAt() != null && !now.isBefore(session.bankAt())) {
            return session.bankAmount() > 0 ? capture(connection, session, session.method(), session.bankAmount())
                    : settled(connection, session, session.ended(Status.FAILED, session.method()));
        }
        if (session.status() == Status.OPENED && !now.isBefore(session.expiresAt())) {
            return settled(connection, session, session.ended(Status.EXPIRED, null));
        }
        return session;
    }

    private Session silently(Connection connection, Session session, Method method) throws SQLException {
        Behaviour behaviour = faults.current();
        Instant now = clock.instant();
        Session waiting = session.waiting(method.code(), now.plus(behaviour.silence()),
                now.plus(behaviour.silence().multipliedBy(2)),
                behaviour.timeoutOutcome().equals("captured") ? session.amount() : 0);
        SessionTable.update(connection, waiting);
        return waiting;
    }

    private Session capture(Connection connection, Session session, String method, long taken) throws SQLException {
        Session captured = session.captured(method, taken);
        SessionTable.book(connection, captured, "capture:" + session.reference(), "customer", "merchant", taken,
                clock.instant());
        return settled(connection, session, captured);
    }

    /** What followed from a time-out is never told by webhook: the merchant has to ask. */
    private Session settled(Connection connection, Session before, Session after) throws SQLException {
        SessionTable.update(connection, after);
        if (before.silentUntil() == null) {
            webhooks.announce(connection, after, after.status().code());
        }
        return after;
    }

    private static long another(long amount) {
        return amount > 1 ? amount - Math.max(1, amount / 10) : 2;
    }

    /** The outcome of a refund request and the session after it. */
    record Refund(Result result, Session session) {
        enum Result { DONE, TOO_MUCH, OTHER_KEY }
    }
}
