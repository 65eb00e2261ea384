package sandbox;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * One payment as the provider keeps it.
 *
 * @param silentUntil until then the API does not answer about this session
 * @param bankAt when the bank decides, while that is outstanding
 * @param bankAmount what the bank will move then; zero when it will refuse
 */
record Session(UUID id, String reference, Status status, String method, String currency, long amount, long captured,
        long refunded, Instant expiresAt, Instant silentUntil, Instant bankAt, long bankAmount) {

    enum Status {
        OPENED, PENDING, CAPTURED, FAILED, EXPIRED, CANCELLED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Session opened(UUID id, PayLink link) {
        return new Session(id, link.reference(), Status.OPENED, null, link.currency(), link.amount(), 0, 0,
                link.expiresAt(), null, null, 0);
    }

    /** A reference that the merchant called off before the customer came: its link is dead. */
    static Session calledOff(UUID id, String reference, Instant now) {
        return new Session(id, reference, Status.CANCELLED, null, "XXX", 0, 0, 0, now, null, null, 0);
    }

    boolean silentAt(Instant now) {
        return silentUntil != null && now.isBefore(silentUntil);
    }

    Session captured(String by, long taken) {
        return changed(Status.CAPTURED, by, taken, refunded, null, null, 0);
    }

    Session ended(Status how, String by) {
        return changed(how, by, captured, refunded, null, null, 0);
    }

    /** The customer has confirmed; the bank will decide. */
    Session waiting(String by, Instant silentTill, Instant decision, long bankMoves) {
        return changed(Status.PENDING, by, captured, refunded, silentTill, decision, bankMoves);
    }

    Session refunded(long more) {
        return changed(status, method, captured, Math.addExact(refunded, more), null, null, 0);
    }

    private Session changed(Status next, String by, long taken, long back, Instant silent, Instant at, long bankMoves) {
        return new Session(id, reference, next, by, currency, amount, taken, back, expiresAt, silent, at, bankMoves);
    }
}
