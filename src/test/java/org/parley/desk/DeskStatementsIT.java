package org.parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.conversation.Author;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Conversations;
import org.parley.conversation.InboxQuery;
import org.parley.conversation.InboxRow;
import org.parley.conversation.MessageContent;
import org.parley.conversation.Messages;
import org.parley.conversation.PostMessage;
import org.parley.identity.Visitors;
import org.parley.shared.i18n.Language;
import org.parley.sla.SlaClocks;
import org.parley.sla.SlaDefaults;
import org.parley.testing.Beans;
import org.parley.testing.TestDatabase;

/** The desk's list and thread cost as many statements for many as for few. */
class DeskStatementsIT {

    private final TestDatabase database = TestDatabase.h2();
    private final Beans beans = new Beans(database, "shared", "identity", "conversation", "sla").with(Clock.systemUTC());
    private final Conversations conversations = beans.get(Conversations.class);
    private final Messages messages = beans.get(Messages.class);
    private final SlaClocks clocks = beans.get(SlaClocks.class);

    @BeforeEach
    void promise() {
        beans.get(SlaDefaults.class).ensure(true);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theListCostsThreeStatementsHoweverLongItIs() {
        customers(3);
        long few = database.statements(() -> assertThat(list()).hasSize(3));
        customers(57);
        long many = database.statements(() -> assertThat(list()).hasSize(60)
                .allSatisfy(row -> assertThat(row.unread()).isEqualTo(2)));
        assertThat(many).isEqualTo(few).isEqualTo(3);
    }

    @Test
    void theThreadCostsOneStatementHoweverLongItIs() {
        ConversationId thread = customers(1).get(0);
        long few = database.statements(() -> assertThat(messages.list(thread, 0L, null, 100)).hasSize(2));
        for (int i = 0; i < 90; i++) {
            write(conversations.get(thread), "message " + i);
        }
        long many = database.statements(() -> assertThat(messages.list(thread, 0L, null, 100)).hasSize(92));
        assertThat(many).isEqualTo(few).isEqualTo(1);
    }

    /** What the list's resource asks of the modules. */
    private List<InboxRow> list() {
        List<InboxRow> rows = conversations.inbox(new InboxQuery(null, null, null, 100, null)).items();
        assertThat(clocks.mostUrgent(rows.stream().map(row -> row.conversation().id()).toList())).hasSameSizeAs(rows);
        return rows;
    }

    private List<ConversationId> customers(int count) {
        List<ConversationId> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ConversationView opened = conversations.open(beans.get(Visitors.class)
                    .arrive("web", Language.EN, "Asia/Bangkok", null).visitorId()).conversation();
            write(opened, "hello");
            write(opened, "anybody there?");
            made.add(opened.id());
        }
        return made;
    }

    private void write(ConversationView to, String text) {
        database.transaction(() -> {
            messages.postWithin(PostMessage.of(to.id(), Author.customer(to.visitorId(), ""), MessageContent.text(text)));
        });
    }
}
