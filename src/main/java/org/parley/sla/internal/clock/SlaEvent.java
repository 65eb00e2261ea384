package org.parley.sla.internal.clock;

import java.time.Instant;
import java.util.UUID;
import org.parley.sla.PauseReason;

/** Something that happened to a conversation and may move its clocks. */
public sealed interface SlaEvent {

    Instant at();

    /** A message of the customer; {@code botHandles} says who the conversation was with when it arrived. */
    record CustomerWrote(Instant at, boolean botHandles) implements SlaEvent {
    }

    /** A public message of a person of the shop; notes, greetings and automatic replies are none (rule 6). */
    record PersonReplied(Instant at, UUID agent) implements SlaEvent {

        /** By a person whom nobody knows any more. */
        public PersonReplied(Instant at) {
            this(at, null);
        }
    }

    /** A message of the bot; ends a first response only where the policy says so. */
    record BotReplied(Instant at) implements SlaEvent {
    }

    /** The customer pressed a "solved" choice or rated: the bot's answer was enough (rule 7). */
    record BotAnswerAccepted(Instant at) implements SlaEvent {
    }

    /** From the bot to people; {@code byCustomer} when the customer asked for a person, which awaits an answer. */
    record HandedOver(Instant at, boolean byCustomer) implements SlaEvent {
    }

    record HandedToBot(Instant at) implements SlaEvent {
    }

    record PauseBegan(Instant at, PauseReason reason) implements SlaEvent {
    }

    record PauseEnded(Instant at, PauseReason reason) implements SlaEvent {
    }

    /** @param agent who resolved it, or null where a machine did */
    record Resolved(Instant at, UUID agent) implements SlaEvent {

        public Resolved(Instant at) {
            this(at, null);
        }
    }

    /** Opened again by the shop; a customer's message reopens by itself. */
    record Reopened(Instant at) implements SlaEvent {
    }

    /** Spam, deleted: nothing that was promised counts (rule 13). */
    record Discarded(Instant at) implements SlaEvent {
    }

    /** Another policy, calendar, or version of them from now on (rule 12). */
    record TermsChanged(Instant at, Terms terms) implements SlaEvent {
    }
}
