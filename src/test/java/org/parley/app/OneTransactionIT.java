package org.parley.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.app.Probe.Kept;
import org.parley.conversation.Author;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Conversations;
import org.parley.conversation.MessageContent;
import org.parley.conversation.Messages;
import org.parley.conversation.PostMessage;
import org.parley.identity.Visitors;
import org.parley.shared.i18n.Language;
import org.parley.testing.Await;

/**
 * Inside the container, through the module's door: a message, its clock and the bot's turn are true together or not at
 * all. Only here are the transactions, the interceptors and the order of the observers the real ones.
 */
@ExtendWith(ArquillianExtension.class)
class OneTransactionIT {

    private static final Kept NOTHING = new Kept(0, 0, 0);
    private static final Kept ALL_THREE = new Kept(1, 1, 1);

    @Inject
    private Visitors visitors;
    @Inject
    private Conversations conversations;
    @Inject
    private Messages messages;
    @Inject
    private Probe probe;
    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    private ManagedExecutorService threads;

    @Deployment
    static WebArchive parleyWithItsProbe() throws IOException {
        Path home = Path.of("target", "servers", "in-container");
        if (Files.exists(home)) {
            try (var files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(home);
        File assertions = new File(Assertions.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        return ShrinkWrap.create(ZipImporter.class, "in-container.war")
                .importFrom(Path.of("target", "parley.war").toFile()).as(WebArchive.class)
                .addClasses(OneTransactionIT.class, Probe.class, Kept.class, Probe.Refused.class, Await.class)
                .addAsLibrary(assertions);
    }

    @Test
    void aFailingObserverTakesMessageClockAndTurnBack() {
        PostMessage post = customerSays(Probe.FAIL);

        assertThatThrownBy(() -> messages.post(post)).hasStackTraceContaining(Probe.Refused.class.getName());

        assertThat(probe.within(post.clientMessageId())).as("before it failed").isEqualTo(ALL_THREE);
        assertThat(kept(post)).as("afterwards").isEqualTo(NOTHING);
        assertThat(messages.post(customerSaysAgain(post, "hello")).created()).as("the next message").isTrue();
    }

    @Test
    void aMessageIsAcknowledgedAfterItsCommitOnly() throws Exception {
        PostMessage post = customerSays(Probe.HOLD);

        Future<Messages.Posted> acknowledged = threads.submit(() -> messages.post(post));
        assertThat(probe.holds()).as("the transaction waits for its commit").isTrue();
        assertThat(probe.within(post.clientMessageId())).as("within the transaction").isEqualTo(ALL_THREE);
        assertThat(kept(post)).as("seen from outside").isEqualTo(NOTHING);
        assertThat(acknowledged.isDone()).as("acknowledged before the commit").isFalse();
        probe.release();
        long seq = acknowledged.get(20, TimeUnit.SECONDS).message().seq();

        assertThat(kept(post)).as("when acknowledged").extracting(Kept::messages, Kept::clocks).containsExactly(1L, 1L);
        Await.until("the bot takes the turn that was committed", () -> messages.list(post.conversationId(), seq, null, 10)
                .stream().anyMatch(message -> message.author().is(Author.Kind.BOT)));
    }

    @Test
    void aMessageWithinATransactionSharesItsFate() {
        PostMessage post = customerSays("hello");

        assertThatThrownBy(() -> probe.postWithinAndFail(post)).isInstanceOf(Probe.Refused.class);
        assertThat(probe.within(post.clientMessageId())).as("before it failed").isEqualTo(ALL_THREE);
        assertThat(kept(post)).as("rolled back").isEqualTo(NOTHING);

        probe.postWithin(post);
        assertThat(kept(post)).as("committed").extracting(Kept::messages, Kept::clocks).containsExactly(1L, 1L);
    }

    @Test
    void aMessageWithinNoTransactionIsRefused() {
        PostMessage post = customerSays("hello");

        assertThatThrownBy(() -> messages.postWithin(post)).isInstanceOf(TransactionalException.class);

        assertThat(kept(post)).isEqualTo(NOTHING);
    }

    private PostMessage customerSays(String text) {
        Visitors.Arrival visitor = visitors.arrive(Visitors.WEB, Language.EN, "UTC", null);
        ConversationView conversation = conversations.open(visitor.visitorId()).conversation();
        return PostMessage.of(conversation.id(), Author.customer(visitor.visitorId(), null), MessageContent.text(text));
    }

    private static PostMessage customerSaysAgain(PostMessage refused, String text) {
        return PostMessage.of(refused.conversationId(), refused.author(), MessageContent.text(text));
    }

    private Kept kept(PostMessage post) {
        return probe.kept(post.conversationId().value(), post.clientMessageId());
    }
}
