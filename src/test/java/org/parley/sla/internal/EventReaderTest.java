package org.parley.sla.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.conversation.Author;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationState;
import org.parley.conversation.ConversationStatus;
import org.parley.conversation.Handler;
import org.parley.conversation.MessageContent;
import org.parley.conversation.MessageView;
import org.parley.conversation.event.ConversationChanged.Kind;
import org.parley.conversation.event.ConversationChanged;
import org.parley.conversation.event.MessagePosted;
import org.parley.identity.StaffId;
import org.parley.identity.VisitorId;
import org.parley.sla.PauseReason;
import org.parley.sla.internal.clock.SlaEvent;

class EventReaderTest {

    private static final Instant AT = Instant.parse("2024-01-15T10:00:00Z");
    private static final VisitorId VISITOR = new VisitorId(new UUID(0, 1));
    private static final ConversationId CONVERSATION = new ConversationId(new UUID(0, 2));
    private static final StaffId MAI = new StaffId(new UUID(0, 3));
    private static final ConversationState BOT = state(ConversationStatus.OPEN, Handler.BOT);
    private static final ConversationState QUEUE = state(ConversationStatus.OPEN, Handler.QUEUE);
    private static final ConversationState WITH_MAI = state(ConversationStatus.OPEN, Handler.person(MAI));

    @Test
    void aCustomersMessageSaysWhoHandlesTheConversation() {
        assertThat(posted(Author.customer(VISITOR, ""), MessageContent.text("hi"), BOT))
                .contains(new SlaEvent.CustomerWrote(AT, true));
        assertThat(posted(Author.customer(VISITOR, ""), MessageContent.text("hi"), QUEUE))
                .contains(new SlaEvent.CustomerWrote(AT, false));
    }

    @Test
    void ratingAndPressingSolvedAcceptTheAnswer() {
        assertThat(posted(Author.customer(VISITOR, ""), MessageContent.of("csat").with("score", 5), WITH_MAI))
                .contains(new SlaEvent.BotAnswerAccepted(AT));
        assertThat(posted(Author.customer(VISITOR, ""), MessageContent.of("choice").with("value", "solved"), BOT))
                .contains(new SlaEvent.BotAnswerAccepted(AT));
        assertThat(posted(Author.customer(VISITOR, ""), MessageContent.of("choice").with("value", "cart"), BOT))
                .contains(new SlaEvent.CustomerWrote(AT, true));
    }

    @Test
    void onlyAgentsArePeople() {
        assertThat(posted(Author.agent(MAI, "Mai"), MessageContent.text("hi"), WITH_MAI))
                .contains(new SlaEvent.PersonReplied(AT, MAI.value()));
        assertThat(posted(Author.bot(), MessageContent.text("hi"), BOT)).contains(new SlaEvent.BotReplied(AT));
        assertThat(posted(Author.program(new UUID(0, 4), "x"), MessageContent.text("hi"), BOT))
                .contains(new SlaEvent.BotReplied(AT));
        assertThat(posted(Author.system(), MessageContent.event("resolved"), BOT)).isEmpty();
    }

    @Test
    void theResolutionWaitsWhileMoneyIsAskedFor() {
        assertThat(posted(Author.system(), MessageContent.of("paymentRequest"), BOT))
                .contains(new SlaEvent.PauseBegan(AT, PauseReason.WAITING_FOR_PAYMENT));
        for (MessageContent end : new MessageContent[] {MessageContent.of("orderStatus"),
            MessageContent.event("orderExpired"), MessageContent.event("orderCancelled")}) {
            assertThat(posted(Author.system(), end, BOT))
                    .contains(new SlaEvent.PauseEnded(AT, PauseReason.WAITING_FOR_PAYMENT));
        }
    }

    @Test
    void askingForAPersonIsTheCustomersAndTakingOverIsNot() {
        assertThat(EventReader.of(changed(Kind.HANDOVER_REQUESTED, BOT, QUEUE)))
                .containsExactly(new SlaEvent.HandedOver(AT, true));
        assertThat(EventReader.of(changed(Kind.TAKEN_OVER, BOT, WITH_MAI)))
                .containsExactly(new SlaEvent.HandedOver(AT, false));
        assertThat(EventReader.of(changed(Kind.RETURNED_TO_BOT, WITH_MAI, BOT)))
                .containsExactly(new SlaEvent.HandedToBot(AT));
    }

    @Test
    void changingHandsBetweenPeopleResetsNothing() {
        assertThat(EventReader.of(changed(Kind.TAKEN_OVER, QUEUE, WITH_MAI))).isEmpty();
        assertThat(EventReader.of(changed(Kind.ASSIGNED, WITH_MAI, QUEUE))).isEmpty();
        assertThat(EventReader.of(changed(Kind.OPENED, BOT, BOT))).isEmpty();
    }

    @Test
    void statusesBecomePausesResolutionsAndReopenings() {
        ConversationState snoozed = state(ConversationStatus.SNOOZED, Handler.QUEUE);
        ConversationState resolved = state(ConversationStatus.RESOLVED, Handler.QUEUE);
        assertThat(EventReader.of(changed(Kind.SNOOZED, QUEUE, snoozed)))
                .containsExactly(new SlaEvent.PauseBegan(AT, PauseReason.SNOOZED));
        assertThat(EventReader.of(changed(Kind.REOPENED, snoozed, QUEUE)))
                .containsExactly(new SlaEvent.PauseEnded(AT, PauseReason.SNOOZED));
        assertThat(EventReader.of(changed(Kind.RESOLVED, snoozed, resolved)))
                .containsExactly(new SlaEvent.Resolved(AT));
        assertThat(EventReader.of(changed(Kind.REOPENED, resolved, QUEUE)))
                .containsExactly(new SlaEvent.Reopened(AT));
        assertThat(EventReader.of(changed(Kind.SNOOZED, resolved, snoozed)))
                .containsExactly(new SlaEvent.Reopened(AT), new SlaEvent.PauseBegan(AT, PauseReason.SNOOZED));
    }

    private static java.util.Optional<SlaEvent> posted(Author author, MessageContent content, ConversationState after) {
        return EventReader.of(new MessagePosted(
                new MessageView(new UUID(0, 9), CONVERSATION, 1, new UUID(0, 8), author, content, AT), VISITOR, "web", after,
                after));
    }

    private static ConversationChanged changed(Kind kind, ConversationState before, ConversationState after) {
        return new ConversationChanged(new UUID(0, 7), CONVERSATION, VISITOR, "web", kind, AT, null, before, after);
    }

    private static ConversationState state(ConversationStatus status, Handler handler) {
        return new ConversationState(status, handler, 1);
    }
}
