package org.parley.conversation.internal;

import java.time.Duration;
import java.time.Instant;
import org.parley.conversation.Author;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationState;
import org.parley.conversation.ConversationStatus;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Handler;
import org.parley.conversation.MessageContent;
import org.parley.conversation.MessageView;
import org.parley.conversation.PostMessage;
import org.parley.conversation.event.MessagePosted;
import org.parley.identity.StaffId;
import org.parley.shared.id.Ids;
import org.parley.shared.text.CardNumbers;

/** A locked conversation while messages take their places in it: pure rules, no database. */
final class OpenThread {

    private final ConversationRow row;
    private final Duration reopenWindow;
    private ConversationState state;
    private long lastSeq;
    private long readByStaff;
    private long readByVisitor;
    private MessageView last;
    private MessageView lastSaid;
    private String digitTail;
    private long completedAtSeq;

    OpenThread(ConversationRow row, Duration reopenWindow) {
        this.row = row;
        this.reopenWindow = reopenWindow;
        this.state = row.state();
        this.lastSeq = row.view().lastSeq();
        this.digitTail = row.digitTail();
    }

    /** A customer writes in the own conversation only; to anybody else's it looks like a missing one. */
    boolean admits(Author author) {
        return !author.is(Author.Kind.CUSTOMER) || row.view().visitorId().value().equals(author.id());
    }

    MessagePosted place(PostMessage post, Instant now) {
        ConversationState before = state;
        state = after(post, now);
        MessageContent content = masked(post);
        Author author = post.author().is(Author.Kind.CUSTOMER)
                ? new Author(Author.Kind.CUSTOMER, post.author().id(), row.customerName()) : post.author();
        last = new MessageView(Ids.next(), id(), ++lastSeq, post.clientMessageId(), author, content, now);
        if (!MessageContent.EVENT.equals(content.type())) {
            lastSaid = last;
        }
        if (author.is(Author.Kind.AGENT)) {
            readByStaff = lastSeq;
        } else if (author.is(Author.Kind.CUSTOMER)) {
            readByVisitor = lastSeq;
        }
        return new MessagePosted(last, row.view().visitorId(), row.view().inbox(), before, state);
    }

    /** A customer's message wakes and reopens; a person's first takes over. A rating changes nothing. */
    private ConversationState after(PostMessage post, Instant now) {
        if (post.author().is(Author.Kind.CUSTOMER) && !MessageContent.CSAT.equals(post.content().type())) {
            return switch (state.status()) {
                case OPEN -> state;
                case SNOOZED -> new ConversationState(ConversationStatus.OPEN, state.handledBy(), state.episode());
                case RESOLVED -> reopened(now);
            };
        }
        if (post.author().is(Author.Kind.AGENT) && !state.handledBy().isPerson()) {
            return new ConversationState(state.status(), Handler.person(new StaffId(post.author().id())), state.episode());
        }
        return state;
    }

    private ConversationState reopened(Instant now) {
        boolean sameEpisode = row.resolvedAt() == null || !now.isAfter(row.resolvedAt().plus(reopenWindow));
        return sameEpisode ? new ConversationState(ConversationStatus.OPEN, state.handledBy(), state.episode())
                : new ConversationState(ConversationStatus.OPEN, Handler.BOT, state.episode() + 1);
    }

    private MessageContent masked(PostMessage post) {
        if (!post.author().is(Author.Kind.CUSTOMER) || !MessageContent.TEXT.equals(post.content().type())) {
            return post.content();
        }
        String text = post.content().field("text");
        String masked = CardNumbers.maskContinuation(digitTail, text);
        if (!masked.equals(text)) {
            completedAtSeq = lastSeq + 1;
        }
        digitTail = CardNumbers.tail(digitTail, masked);
        return masked.equals(text) ? post.content() : post.content().with("text", masked);
    }

    ConversationId id() {
        return row.view().id();
    }

    ConversationState state() {
        return state;
    }

    long lastSeq() {
        return lastSeq;
    }

    boolean changed() {
        return last != null;
    }

    boolean changedState() {
        return !state.equals(row.state());
    }

    boolean completedCardNumber() {
        return completedAtSeq > 0;
    }

    /** Where the last part of a card number stands; the parts before it are to be masked. */
    long completedAtSeq() {
        return completedAtSeq;
    }

    ConversationView view(Instant now) {
        ConversationView view = row.view();
        return new ConversationView(view.id(), view.visitorId(), view.inbox(), view.language(), state, view.priority(), lastSeq,
                Math.max(view.visitorReadSeq(), readByVisitor), Math.max(view.staffReadSeq(), readByStaff), view.labels(),
                view.attributes(), view.snoozedUntil(), view.createdAt(), now);
    }

    /** For {@link ConversationTable#messagesPosted}. What merely happened is no line that a list should show. */
    Object[] values(Instant now) {
        String status = state.status().name();
        Object[] line = lastSaid == null ? new Object[] {row.lastLine(),
            row.lastAuthor() == null ? null : row.lastAuthor().name(), row.lastType(), row.lastMessageAt()}
                : new Object[] {lastSaid.content().preview(), lastSaid.author().kind().name(), lastSaid.content().type(),
                    lastSaid.createdAt()};
        return new Object[] {lastSeq, status, state.handledBy().text(), state.episode(), status, status,
            line[0], line[1], line[2], line[3], digitTail, now,
            readByStaff > 0, readByStaff, readByVisitor > 0, readByVisitor, id().value()};
    }
}
