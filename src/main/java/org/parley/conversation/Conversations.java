package org.parley.conversation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.identity.StaffId;
import org.parley.identity.VisitorId;
import org.parley.shared.paging.Page;

/**
 * The conversations and what happens to them. Each change fires {@code ConversationChanged} in its transaction, pushes
 * the new state to open screens, and leaves an event message in the thread where the customer should see it.
 */
public interface Conversations {

    /** The visitor's conversation, made if there is none yet. */
    Opened open(VisitorId visitor);

    /** @throws org.parley.shared.problem.Problem 404 if there is none */
    ConversationView get(ConversationId id);

    /** The conversation if it is this visitor's. @throws org.parley.shared.problem.Problem 404, also when foreign */
    ConversationView ofVisitor(ConversationId id, VisitorId visitor);

    Optional<ConversationView> find(ConversationId id);

    Optional<ConversationView> findByVisitor(VisitorId visitor);

    /** Those that exist, in one query. */
    Map<ConversationId, ConversationView> findAll(Collection<ConversationId> ids);

    /** For the desk: newest change first. */
    Page<InboxRow> inbox(InboxQuery query);

    /** The customer wants a person: from the bot to the queue. Anything else stays as it is. */
    ConversationView requestHandover(ConversationId id);

    ConversationView takeOver(ConversationId id, StaffId staff);

    /** To a person, or with {@code null} back to the queue. */
    ConversationView assign(ConversationId id, StaffId staff);

    ConversationView returnToBot(ConversationId id);

    ConversationView snooze(ConversationId id, Instant until);

    /** Resolved; asks the customer how it was. */
    ConversationView resolve(ConversationId id, StaffId staff);

    ConversationView reopen(ConversationId id);

    /** How soon it wants looking after. Anything but a change leaves no trace. */
    ConversationView prioritise(ConversationId id, Priority priority);

    ConversationView label(ConversationId id, List<String> labels);

    void setAttribute(ConversationId id, String name, String value);

    /** Marks messages up to {@code seq} as read by the visitor, or by staff. */
    void markRead(ConversationId id, boolean byVisitor, long seq);

    Note addNote(ConversationId id, StaffId staff, String text);

    List<Note> notes(ConversationId id);

    /** @param created false when the visitor had one already */
    record Opened(ConversationView conversation, boolean created) {
    }
}
