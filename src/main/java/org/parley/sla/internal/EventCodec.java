package org.parley.sla.internal;

import java.time.Instant;
import java.util.UUID;
import org.parley.sla.PauseReason;
import org.parley.sla.internal.clock.SlaEvent;
import org.parley.sla.internal.clock.Terms;

/** Events as two short texts in the log. */
final class EventCodec {

    private static final String BOT = "BOT";
    private static final String CUSTOMER = "CUSTOMER";

    private EventCodec() {
    }

    static String kind(SlaEvent event) {
        return event.getClass().getSimpleName();
    }

    static String detail(SlaEvent event) {
        if (event instanceof SlaEvent.CustomerWrote wrote) {
            return wrote.botHandles() ? BOT : null;
        } else if (event instanceof SlaEvent.HandedOver over) {
            return over.byCustomer() ? CUSTOMER : null;
        } else if (event instanceof SlaEvent.PersonReplied replied) {
            return text(replied.agent());
        } else if (event instanceof SlaEvent.Resolved resolved) {
            return text(resolved.agent());
        } else if (event instanceof SlaEvent.PauseBegan began) {
            return began.reason().name();
        } else if (event instanceof SlaEvent.PauseEnded ended) {
            return ended.reason().name();
        }
        return null;
    }

    /** @param terms those that came into force with the event, for {@code TermsChanged} */
    static SlaEvent read(String kind, Instant at, String detail, Terms terms) {
        return switch (kind) {
            case "CustomerWrote" -> new SlaEvent.CustomerWrote(at, BOT.equals(detail));
            case "PersonReplied" -> new SlaEvent.PersonReplied(at, agent(detail));
            case "BotReplied" -> new SlaEvent.BotReplied(at);
            case "BotAnswerAccepted" -> new SlaEvent.BotAnswerAccepted(at);
            case "HandedOver" -> new SlaEvent.HandedOver(at, CUSTOMER.equals(detail));
            case "HandedToBot" -> new SlaEvent.HandedToBot(at);
            case "PauseBegan" -> new SlaEvent.PauseBegan(at, PauseReason.valueOf(detail));
            case "PauseEnded" -> new SlaEvent.PauseEnded(at, PauseReason.valueOf(detail));
            case "Resolved" -> new SlaEvent.Resolved(at, agent(detail));
            case "Reopened" -> new SlaEvent.Reopened(at);
            case "Discarded" -> new SlaEvent.Discarded(at);
            case "TermsChanged" -> new SlaEvent.TermsChanged(at, terms);
            default -> throw new IllegalStateException("unknown event " + kind);
        };
    }

    private static String text(UUID agent) {
        return agent == null ? null : agent.toString();
    }

    private static UUID agent(String detail) {
        return detail == null ? null : UUID.fromString(detail);
    }
}
