package org.parley.sla.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parley.conversation.Author;
import org.parley.conversation.ConversationState;
import org.parley.conversation.ConversationStatus;
import org.parley.conversation.MessageContent;
import org.parley.conversation.event.ConversationChanged;
import org.parley.conversation.event.MessagePosted;
import org.parley.sla.PauseReason;
import org.parley.sla.internal.clock.SlaEvent;

/** What the conversation module's facts mean for clocks. */
final class EventReader {

    /** The value of the choice by which a customer says that the bot's answer was enough. */
    private static final String SOLVED = "solved";

    /** Events in the thread after which nobody pays any more. */
    private static final Set<String> ORDER_ENDS = Set.of("orderExpired", "orderCancelled");

    private EventReader() {
    }

    static Optional<SlaEvent> of(MessagePosted posted) {
        Instant at = posted.message().createdAt();
        Author.Kind author = posted.message().author().kind();
        return Optional.ofNullable(switch (author) {
            case CUSTOMER -> accepts(posted.message().content()) ? new SlaEvent.BotAnswerAccepted(at)
                    : new SlaEvent.CustomerWrote(at, posted.after().handledBy().isBot());
            case AGENT -> new SlaEvent.PersonReplied(at, posted.message().author().id());
            case BOT -> new SlaEvent.BotReplied(at);
            case SYSTEM -> payment(posted.message().content(), at);
        });
    }

    /** Orders speak in the thread: asked for money the shop waits, until it is paid, expired or cancelled (rule 8). */
    private static SlaEvent payment(MessageContent content, Instant at) {
        return switch (content.type()) {
            case MessageContent.PAYMENT_REQUEST -> new SlaEvent.PauseBegan(at, PauseReason.WAITING_FOR_PAYMENT);
            case MessageContent.ORDER_STATUS -> new SlaEvent.PauseEnded(at, PauseReason.WAITING_FOR_PAYMENT);
            case MessageContent.EVENT -> ORDER_ENDS.contains(content.field("event"))
                    ? new SlaEvent.PauseEnded(at, PauseReason.WAITING_FOR_PAYMENT) : null;
            default -> null;
        };
    }

    /** Rating and pressing "solved" are answers, not questions (rule 7). */
    private static boolean accepts(MessageContent content) {
        return accepts(content.type(), content.field("value"));
    }

    /** @param choice what was pressed, for content of that type */
    static boolean accepts(String contentType, String choice) {
        return contentType.equals(MessageContent.CSAT) || (contentType.equals(MessageContent.CHOICE) && SOLVED.equals(choice));
    }

    /** Read from the difference of the states, so that a change of both status and hands means both. */
    static List<SlaEvent> of(ConversationChanged change) {
        List<SlaEvent> events = new ArrayList<>();
        Instant at = change.at();
        ConversationState before = change.before();
        ConversationState after = change.after();
        boolean handed = !before.handledBy().equals(after.handledBy());
        boolean asked = change.kind() == ConversationChanged.Kind.HANDOVER_REQUESTED;
        if (before.status() != after.status()) {
            if (before.status() == ConversationStatus.RESOLVED) {
                events.add(new SlaEvent.Reopened(at));
            } else if (before.status() == ConversationStatus.SNOOZED && after.status() == ConversationStatus.OPEN) {
                events.add(new SlaEvent.PauseEnded(at, PauseReason.SNOOZED));
            }
            if (after.status() == ConversationStatus.SNOOZED) {
                events.add(new SlaEvent.PauseBegan(at, PauseReason.SNOOZED));
            }
        }
        if (asked || (handed && before.handledBy().isBot())) {
            events.add(new SlaEvent.HandedOver(at, asked));
        } else if (handed && after.handledBy().isBot()) {
            events.add(new SlaEvent.HandedToBot(at));
        }
        if (before.status() != after.status() && after.status() == ConversationStatus.RESOLVED) {
            events.add(new SlaEvent.Resolved(at, change.staff() == null ? null : change.staff().value()));
        }
        return events;
    }
}
