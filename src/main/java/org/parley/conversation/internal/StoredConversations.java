package org.parley.conversation.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.parley.conversation.Author;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationJson;
import org.parley.conversation.ConversationState;
import org.parley.conversation.ConversationStatus;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Conversations;
import org.parley.conversation.Frame;
import org.parley.conversation.Handler;
import org.parley.conversation.InboxQuery;
import org.parley.conversation.InboxRow;
import org.parley.conversation.Live;
import org.parley.conversation.MessageContent;
import org.parley.conversation.Messages;
import org.parley.conversation.Note;
import org.parley.conversation.NoteJson;
import org.parley.conversation.PostMessage;
import org.parley.conversation.Priority;
import org.parley.conversation.event.ConversationChanged;
import org.parley.conversation.event.ConversationFactsChanged;
import org.parley.conversation.event.ConversationChanged.Kind;
import org.parley.identity.Staff;
import org.parley.identity.StaffId;
import org.parley.identity.StaffView;
import org.parley.identity.VisitorId;
import org.parley.identity.Visitors;
import org.parley.identity.event.VisitorChanged;
import org.parley.shared.id.Ids;
import org.parley.shared.paging.Cursor;
import org.parley.shared.paging.Page;
import org.parley.shared.outbox.Outbox;
import org.parley.shared.persistence.Sql;
import org.parley.shared.problem.Problem;
import org.parley.shared.text.CardNumbers;

@ApplicationScoped
@Transactional
class StoredConversations implements Conversations {

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private ConversationTable table;
    @Inject
    private Messages messages;
    @Inject
    private Visitors visitors;
    @Inject
    private Staff staffMembers;
    @Inject
    private Event<ConversationChanged> changes;
    @Inject
    private Event<ConversationFactsChanged> facts;
    @Inject
    private Live live;
    @Inject
    private Outbox outbox;
    @Inject
    private Clock clock;

    @Override
    public Opened open(VisitorId visitor) {
        Optional<ConversationRow> existing = table.findByVisitor(visitor);
        if (existing.isPresent()) {
            return new Opened(existing.get().view(), false);
        }
        Instant now = clock.instant();
        boolean created = table.insert(visitors.profile(visitor), now);
        ConversationView view = table.findByVisitor(visitor).orElseThrow().view();
        if (created) {
            changes.fire(new ConversationChanged(Ids.next(), view.id(), visitor, view.inbox(), Kind.OPENED, now, null,
                    view.state(), view.state()));
            live.pushToStaff(Frame.of("conversation", view.id(), "conversation", ConversationJson.of(view)));
        }
        return new Opened(view, created);
    }

    void visitorChanged(@Observes VisitorChanged changed) {
        Optional<ConversationView> before = findByVisitor(changed.profile().id());
        table.visitorChanged(changed.profile());
        if (before.isPresent() && before.get().language() != changed.profile().language()) {
            factsChanged(before.get().id());
        }
    }

    @Override
    public ConversationView get(ConversationId id) {
        return find(id).orElseThrow(Problem::notFound);
    }

    @Override
    public ConversationView ofVisitor(ConversationId id, VisitorId visitor) {
        return find(id).filter(view -> view.visitorId().equals(visitor)).orElseThrow(Problem::notFound);
    }

    @Override
    public Optional<ConversationView> find(ConversationId id) {
        return table.find(id).map(ConversationRow::view);
    }

    @Override
    public Optional<ConversationView> findByVisitor(VisitorId visitor) {
        return table.findByVisitor(visitor).map(ConversationRow::view);
    }

    @Override
    public Map<ConversationId, ConversationView> findAll(Collection<ConversationId> ids) {
        Map<ConversationId, ConversationView> found = new LinkedHashMap<>();
        table.findAll(ids).forEach(row -> found.put(row.view().id(), row.view()));
        return found;
    }

    @Override
    public Page<InboxRow> inbox(InboxQuery query) {
        Page<ConversationRow> page = Page.of(table.inbox(query), query.limit(),
                row -> Cursor.encode(row.view().updatedAt(), row.view().id()));
        Map<ConversationId, Long> unread = table.unreadByStaff(page.items().stream().map(row -> row.view().id()).toList());
        return page.map(row -> row.inboxRow(unread.getOrDefault(row.view().id(), 0L)));
    }

    @Override
    public ConversationView requestHandover(ConversationId id) {
        ConversationRow row = locked(id);
        if (!row.state().handledBy().isBot()) {
            return row.view();
        }
        ConversationState wanted = with(row, ConversationStatus.OPEN, Handler.QUEUE);
        return change(row, wanted, null, Kind.HANDOVER_REQUESTED, null, MessageContent.event("handover"));
    }

    @Override
    public ConversationView takeOver(ConversationId id, StaffId staff) {
        ConversationRow row = locked(id);
        Handler person = Handler.person(staff);
        if (person.equals(row.state().handledBy())) {
            return row.view();
        }
        return change(row, with(row, row.state().status(), person), row.view().snoozedUntil(), Kind.TAKEN_OVER, staff,
                MessageContent.event("takenOver").with("params", Map.of("name", member(staff).name())));
    }

    @Override
    public ConversationView assign(ConversationId id, StaffId staff) {
        ConversationRow row = locked(id);
        Handler wanted = staff == null ? Handler.QUEUE : Handler.person(staff);
        if (wanted.equals(row.state().handledBy())) {
            return row.view();
        }
        MessageContent event = staff == null ? null
                : MessageContent.event("takenOver").with("params", Map.of("name", member(staff).name()));
        return change(row, with(row, row.state().status(), wanted), row.view().snoozedUntil(), Kind.ASSIGNED, staff, event);
    }

    @Override
    public ConversationView returnToBot(ConversationId id) {
        ConversationRow row = locked(id);
        if (row.state().handledBy().isBot()) {
            return row.view();
        }
        return change(row, with(row, row.state().status(), Handler.BOT), row.view().snoozedUntil(), Kind.RETURNED_TO_BOT,
                null, MessageContent.event("returnedToBot"));
    }

    @Override
    public ConversationView snooze(ConversationId id, Instant until) {
        if (!until.isAfter(clock.instant())) {
            throw Problem.invalid("until", "must be in the future");
        }
        ConversationRow row = locked(id);
        if (row.state().status() == ConversationStatus.RESOLVED) {
            throw Problem.conflict("resolved", "A resolved conversation cannot be snoozed.");
        }
        outbox.put(SnoozeEnds.NAME, Ids.next(), id.toString(), until.toString(), until);
        return change(row, with(row, ConversationStatus.SNOOZED, row.state().handledBy()), until, Kind.SNOOZED, null, null);
    }

    /** Ends a snooze that is due; a later one, or an end by the customer's message, leaves nothing to do. */
    void wake(ConversationId id, Instant until) {
        ConversationRow row = locked(id);
        if (row.state().status() == ConversationStatus.SNOOZED && until.equals(row.view().snoozedUntil())) {
            change(row, with(row, ConversationStatus.OPEN, row.state().handledBy()), null, Kind.REOPENED, null, null);
        }
    }

    @Override
    public ConversationView resolve(ConversationId id, StaffId staff) {
        ConversationRow row = locked(id);
        if (row.state().status() == ConversationStatus.RESOLVED) {
            return row.view();
        }
        change(row, with(row, ConversationStatus.RESOLVED, row.state().handledBy()), null, Kind.RESOLVED, staff,
                MessageContent.event("resolved"));
        messages.postWithin(PostMessage.of(id, Author.system(), MessageContent.of(MessageContent.FORM).with("form", "csat")));
        return get(id);
    }

    @Override
    public ConversationView reopen(ConversationId id) {
        ConversationRow row = locked(id);
        if (row.state().status() == ConversationStatus.OPEN) {
            return row.view();
        }
        return change(row, with(row, ConversationStatus.OPEN, row.state().handledBy()), null, Kind.REOPENED, null,
                row.state().status() == ConversationStatus.RESOLVED ? MessageContent.event("reopened") : null);
    }

    private ConversationView change(ConversationRow row, ConversationState after, Instant snoozedUntil, Kind kind,
            StaffId staff, MessageContent event) {
        Instant now = clock.instant();
        ConversationView before = row.view();
        table.changeState(before.id(), after, snoozedUntil, now);
        changes.fire(new ConversationChanged(Ids.next(), before.id(), before.visitorId(), before.inbox(), kind, now, staff,
                before.state(), after));
        if (event != null) {
            messages.postWithin(PostMessage.of(before.id(), Author.system(), event));
        }
        ConversationView changed = get(before.id());
        live.push(Frame.of("conversation", changed.id(), "conversation", ConversationJson.of(changed)));
        return changed;
    }

    @Override
    public ConversationView prioritise(ConversationId id, Priority priority) {
        ConversationRow row = locked(id);
        if (row.view().priority() == priority) {
            return row.view();
        }
        table.setPriority(id, priority);
        return factsChanged(id);
    }

    @Override
    public ConversationView label(ConversationId id, List<String> labels) {
        List<String> clean = labels.stream().map(String::strip).distinct().toList();
        if (clean.size() > 20 || clean.stream().anyMatch(label -> label.isEmpty() || label.length() > 40
                || label.chars().anyMatch(Character::isISOControl))) {
            throw Problem.invalid("labels", "at most 20 labels of 1 to 40 characters");
        }
        if (locked(id).view().labels().equals(clean)) {
            return get(id);
        }
        table.setLabels(id, clean);
        return factsChanged(id);
    }

    @Override
    public void setAttribute(ConversationId id, String name, String value) {
        Map<String, String> attributes = new TreeMap<>(locked(id).view().attributes());
        if (!value.equals(attributes.put(name, value))) {
            table.setAttributes(id, attributes);
            factsChanged(id);
        }
    }

    private ConversationView factsChanged(ConversationId id) {
        ConversationView view = get(id);
        facts.fire(new ConversationFactsChanged(Ids.next(), view, clock.instant()));
        live.pushToStaff(Frame.of("conversation", id, "conversation", ConversationJson.of(view)));
        return view;
    }

    @Override
    public void markRead(ConversationId id, boolean byVisitor, long seq) {
        if (table.markRead(id, byVisitor, seq)) {
            Frame read = Frame.of("read", id, "seq", seq);
            read.members().put("reader", byVisitor ? "visitor" : "staff");
            live.push(read);
        }
    }

    @Override
    public Note addNote(ConversationId id, StaffId staff, String text) {
        ConversationView conversation = get(id);
        Note note = new Note(Ids.next(), id, conversation.lastSeq(), Author.agent(staff, member(staff).name()),
                CardNumbers.mask(text), clock.instant());
        Sql.update(database, """
                INSERT INTO note (id, conversation_id, after_seq, author_id, author_name, content, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)""", note.id(), id.value(), note.afterSeq(), staff.value(),
                note.author().name(), note.text(), note.createdAt());
        live.pushToStaff(Frame.of("note", id, "note", NoteJson.of(note)));
        return note;
    }

    @Override
    public List<Note> notes(ConversationId id) {
        return Sql.list(database, """
                SELECT id, after_seq, author_id, author_name, content, created_at FROM note
                WHERE conversation_id = ? ORDER BY id""",
                row -> new Note(row.getObject("id", UUID.class), id, row.getLong("after_seq"),
                        Author.agent(new StaffId(row.getObject("author_id", UUID.class)), row.getString("author_name")),
                        row.getString("content"), Sql.instant(row, "created_at")), id.value());
    }

    private ConversationRow locked(ConversationId id) {
        return table.lock(id).orElseThrow(Problem::notFound);
    }

    private StaffView member(StaffId staff) {
        return staffMembers.find(staff).filter(StaffView::active)
                .orElseThrow(() -> Problem.invalid("staffId", "is no active staff member"));
    }

    private static ConversationState with(ConversationRow row, ConversationStatus status, Handler handler) {
        return new ConversationState(status, handler, row.state().episode());
    }
}
