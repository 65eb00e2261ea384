package org.parley.sla.internal;

import org.parley.sla.PauseReason;
import org.parley.sla.SlaClocks.Happening;
import org.parley.sla.SlaClocks.What;
import org.parley.sla.internal.clock.SlaEvent;

/** The log's events as others see them. */
final class Happenings {

    private Happenings() {
    }

    static Happening of(SlaEvent event) {
        PauseReason reason = event instanceof SlaEvent.PauseBegan began ? began.reason()
                : event instanceof SlaEvent.PauseEnded ended ? ended.reason() : null;
        return new Happening(event.at(), what(event), reason);
    }

    private static What what(SlaEvent event) {
        if (event instanceof SlaEvent.CustomerWrote) {
            return What.CUSTOMER_WROTE;
        } else if (event instanceof SlaEvent.PersonReplied) {
            return What.PERSON_REPLIED;
        } else if (event instanceof SlaEvent.BotReplied) {
            return What.BOT_REPLIED;
        } else if (event instanceof SlaEvent.BotAnswerAccepted) {
            return What.BOT_ANSWER_ACCEPTED;
        } else if (event instanceof SlaEvent.HandedOver) {
            return What.HANDED_OVER;
        } else if (event instanceof SlaEvent.HandedToBot) {
            return What.HANDED_TO_BOT;
        } else if (event instanceof SlaEvent.PauseBegan) {
            return What.PAUSE_BEGAN;
        } else if (event instanceof SlaEvent.PauseEnded) {
            return What.PAUSE_ENDED;
        } else if (event instanceof SlaEvent.Resolved) {
            return What.RESOLVED;
        } else if (event instanceof SlaEvent.Reopened) {
            return What.REOPENED;
        } else if (event instanceof SlaEvent.Discarded) {
            return What.DISCARDED;
        } else if (event instanceof SlaEvent.TermsChanged) {
            return What.TERMS_CHANGED;
        }
        throw new IllegalArgumentException("unknown event " + event);
    }
}
