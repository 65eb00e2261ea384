package org.parley.sla.internal.rehearsal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.parley.sla.PauseReason;
import org.parley.sla.internal.calendar.Micros;
import org.parley.sla.internal.clock.SlaEvent;
import org.parley.sla.internal.clock.Terms;

/**
 * The events of many conversations in little memory: some 16 bytes each, so that a quarter of a year of a busy shop fits
 * beside a running server. Conversations and events are numbered from 0 in the order in which they were added.
 */
public final class RecordedLog {

    /** No agent, no terms. */
    public static final int NONE = -1;

    static final byte CUSTOMER_WROTE = 0;
    static final byte CUSTOMER_WROTE_TO_BOT = 1;
    static final byte PERSON_REPLIED = 2;
    static final byte BOT_REPLIED = 3;
    static final byte BOT_ANSWER_ACCEPTED = 4;
    static final byte HANDED_OVER = 5;
    static final byte HANDED_OVER_BY_CUSTOMER = 6;
    static final byte HANDED_TO_BOT = 7;
    static final byte RESOLVED = 8;
    static final byte REOPENED = 9;
    static final byte DISCARDED = 10;
    static final byte TERMS_CHANGED = 11;
    private static final byte PAUSE_BEGAN = 16;
    private static final byte PAUSE_ENDED = 32;
    private static final PauseReason[] REASONS = PauseReason.values();

    private long[] ids = new long[2 * 64];
    private int[] firsts = new int[64];
    private int conversations;
    private long[] at = new long[512];
    private byte[] kinds = new byte[512];
    private short[] terms = new short[512];
    private int[] agents = new int[512];
    private int events;
    private final Map<UUID, Integer> agentNumbers = new HashMap<>();
    private final List<UUID> agentIds = new ArrayList<>();

    /** Begins the next conversation; events are added to it from now on. */
    public void begin(UUID conversation) {
        if (conversations == firsts.length) {
            firsts = Arrays.copyOf(firsts, conversations * 2);
            ids = Arrays.copyOf(ids, conversations * 4);
        }
        ids[2 * conversations] = conversation.getMostSignificantBits();
        ids[2 * conversations + 1] = conversation.getLeastSignificantBits();
        firsts[conversations++] = events;
    }

    /** @param termsIndex the number of the terms that came into force with it, or {@link #NONE} */
    public void add(SlaEvent event, int termsIndex) {
        if (events == at.length) {
            int room = events + events / 2;
            at = Arrays.copyOf(at, room);
            kinds = Arrays.copyOf(kinds, room);
            terms = Arrays.copyOf(terms, room);
            agents = Arrays.copyOf(agents, room);
        }
        at[events] = Micros.of(event.at());
        kinds[events] = kindOf(event);
        terms[events] = (short) termsIndex;
        UUID agent = agentOf(event);
        agents[events++] = agent == null ? NONE : agentNumbers.computeIfAbsent(agent, this::next);
    }

    private int next(UUID agent) {
        agentIds.add(agent);
        return agentIds.size() - 1;
    }

    public int conversations() {
        return conversations;
    }

    public int events() {
        return events;
    }

    /** How many different agents there are. */
    int agents() {
        return agentIds.size();
    }

    UUID conversation(int number) {
        return new UUID(ids[2 * number], ids[2 * number + 1]);
    }

    /** The first event of a conversation. */
    int first(int conversation) {
        return firsts[conversation];
    }

    /** One behind the last event of a conversation. */
    int end(int conversation) {
        return conversation + 1 < conversations ? firsts[conversation + 1] : events;
    }

    long at(int event) {
        return at[event];
    }

    byte kind(int event) {
        return kinds[event];
    }

    int terms(int event) {
        return terms[event];
    }

    int agent(int event) {
        return agents[event];
    }

    /** The event as it is told to the machine, at an instant that may be another than the recorded one. */
    SlaEvent event(int event, Instant when, Terms inForce) {
        byte kind = kinds[event];
        UUID agent = agents[event] == NONE ? null : agentIds.get(agents[event]);
        if (kind >= PAUSE_ENDED) {
            return new SlaEvent.PauseEnded(when, REASONS[kind - PAUSE_ENDED]);
        }
        if (kind >= PAUSE_BEGAN) {
            return new SlaEvent.PauseBegan(when, REASONS[kind - PAUSE_BEGAN]);
        }
        return switch (kind) {
            case CUSTOMER_WROTE -> new SlaEvent.CustomerWrote(when, false);
            case CUSTOMER_WROTE_TO_BOT -> new SlaEvent.CustomerWrote(when, true);
            case PERSON_REPLIED -> new SlaEvent.PersonReplied(when, agent);
            case BOT_REPLIED -> new SlaEvent.BotReplied(when);
            case BOT_ANSWER_ACCEPTED -> new SlaEvent.BotAnswerAccepted(when);
            case HANDED_OVER -> new SlaEvent.HandedOver(when, false);
            case HANDED_OVER_BY_CUSTOMER -> new SlaEvent.HandedOver(when, true);
            case HANDED_TO_BOT -> new SlaEvent.HandedToBot(when);
            case RESOLVED -> new SlaEvent.Resolved(when, agent);
            case REOPENED -> new SlaEvent.Reopened(when);
            case DISCARDED -> new SlaEvent.Discarded(when);
            case TERMS_CHANGED -> new SlaEvent.TermsChanged(when, inForce);
            default -> throw new IllegalStateException("unknown kind " + kind);
        };
    }

    /** Who did it, where that is known. */
    private static UUID agentOf(SlaEvent event) {
        if (event instanceof SlaEvent.PersonReplied replied) {
            return replied.agent();
        }
        return event instanceof SlaEvent.Resolved resolved ? resolved.agent() : null;
    }

    private static byte kindOf(SlaEvent event) {
        if (event instanceof SlaEvent.CustomerWrote wrote) {
            return wrote.botHandles() ? CUSTOMER_WROTE_TO_BOT : CUSTOMER_WROTE;
        } else if (event instanceof SlaEvent.PersonReplied) {
            return PERSON_REPLIED;
        } else if (event instanceof SlaEvent.BotReplied) {
            return BOT_REPLIED;
        } else if (event instanceof SlaEvent.BotAnswerAccepted) {
            return BOT_ANSWER_ACCEPTED;
        } else if (event instanceof SlaEvent.HandedOver over) {
            return over.byCustomer() ? HANDED_OVER_BY_CUSTOMER : HANDED_OVER;
        } else if (event instanceof SlaEvent.HandedToBot) {
            return HANDED_TO_BOT;
        } else if (event instanceof SlaEvent.Resolved) {
            return RESOLVED;
        } else if (event instanceof SlaEvent.Reopened) {
            return REOPENED;
        } else if (event instanceof SlaEvent.Discarded) {
            return DISCARDED;
        } else if (event instanceof SlaEvent.TermsChanged) {
            return TERMS_CHANGED;
        } else if (event instanceof SlaEvent.PauseBegan began) {
            return (byte) (PAUSE_BEGAN + began.reason().ordinal());
        } else if (event instanceof SlaEvent.PauseEnded ended) {
            return (byte) (PAUSE_ENDED + ended.reason().ordinal());
        }
        throw new IllegalArgumentException("unknown event " + event);
    }
}
