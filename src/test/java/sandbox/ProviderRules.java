package sandbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.parley.testing.TestDatabase;
import sandbox.Session.Status;

/** The provider's business on a database, with a merchant that listens on a socket; see the subclasses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProviderRules {

    private final MovableClock clock = new MovableClock();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private volatile int merchantAnswers = 204;
    private TestDatabase database;
    private HttpServer merchant;
    private Books books;
    private Faults faults;
    private Webhooks webhooks;
    private Provider provider;

    abstract TestDatabase openDatabase();

    @BeforeAll
    void open() throws IOException {
        database = openDatabase();
        merchant = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        merchant.createContext("/", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            signatures.add(exchange.getRequestHeaders().getFirst(Webhooks.SIGNATURE));
            exchange.sendResponseHeaders(merchantAnswers, -1);
            exchange.close();
        });
        merchant.start();
    }

    @AfterAll
    void close() {
        merchant.stop(0);
        database.close();
    }

    @BeforeEach
    void setUp() {
        heard.clear();
        signatures.clear();
        merchantAnswers = 204;
        books = new Books(database.dataSource());
        faults = new Faults();
        Settings settings = new Settings("secret", "whsec", "http://127.0.0.1:" + merchant.getAddress().getPort() + "/hook");
        webhooks = new Webhooks(settings, books, faults, clock, Runnable::run);
        provider = new Provider(books, webhooks, faults, clock);
    }

    @AfterEach
    void booksBalance() {
        assertThat(number("SELECT COALESCE(SUM(amount), 0) FROM sandbox_ledger")).isZero();
        assertThat(number("SELECT COUNT(*) FROM sandbox_session s WHERE s.captured - s.refunded <> (SELECT"
                + " COALESCE(SUM(l.amount), 0) FROM sandbox_ledger l WHERE l.session_id = s.id AND l.account = 'merchant')"))
                .isZero();
    }

    @Test
    void opensOneSessionHoweverManyFollowTheLinkAtOnce() throws Exception {
        PayLink link = link();

        List<Session> sessions = atOnce(8, () -> provider.open(link));

        assertThat(sessions).extracting(Session::id).containsOnly(sessions.get(0).id());
        assertThat(sessions.get(0).status()).isEqualTo(Status.OPENED);
    }

    @Test
    void knowsNothingOfALinkThatNobodyFollowed() {
        assertThat(provider.find(link().reference())).isEmpty();
    }

    @Test
    void approvesAndDeclinesAtOnce() {
        PayLink paid = link();
        PayLink refused = link();

        provider.act(paid, Method.WALLET, Action.APPROVE);
        provider.act(refused, Method.CARD, Action.DECLINE);

        assertThat(found(paid)).satisfies(session -> {
            assertThat(session.status()).isEqualTo(Status.CAPTURED);
            assertThat(session.captured()).isEqualTo(129_000);
            assertThat(session.method()).isEqualTo("wallet");
        });
        assertThat(found(refused).status()).isEqualTo(Status.FAILED);
        assertThat(heard).hasSize(4);
    }

    @Test
    void takesOneDecisionHoweverManyButtonsArePressedAtOnce() throws Exception {
        PayLink link = link();

        atOnce(8, () -> provider.act(link, Method.CARD, Action.APPROVE));

        assertThat(found(link).captured()).isEqualTo(129_000);
    }

    @Test
    void movesAnotherAmountOnRequest() {
        PayLink link = link();

        provider.act(link, Method.BANK_TRANSFER, Action.WRONG_AMOUNT);

        assertThat(found(link).status()).isEqualTo(Status.CAPTURED);
        assertThat(found(link).captured()).isEqualTo(116_100);
    }

    @Test
    void capturesAfterTheSessionExpiredAndCannotBeCalledOffMeanwhile() {
        PayLink link = link();
        provider.act(link, Method.BANK_TRANSFER, Action.APPROVE_LATE);

        clock.pass(Duration.ofMinutes(10));
        assertThat(found(link).status()).isEqualTo(Status.PENDING);
        assertThat(provider.callOff(link.reference()).status()).isEqualTo(Status.PENDING);
        clock.pass(Duration.ofSeconds(2));
        provider.decideWhatIsDue();

        assertThat(heard).last().asString().contains("payment.captured");
        assertThat(found(link).status()).isEqualTo(Status.CAPTURED);
    }

    @Test
    void isSilentAfterATimeOutThenPendingThenDecidedWithoutAWebhook() {
        PayLink link = link();
        provider.act(link, Method.CARD, Action.TIMEOUT);
        heard.clear();

        assertThat(provider.isSilent(found(link))).isTrue();
        clock.pass(Duration.ofSeconds(5));
        assertThat(provider.isSilent(found(link))).isFalse();
        assertThat(found(link).status()).isEqualTo(Status.PENDING);
        clock.pass(Duration.ofSeconds(5));
        assertThat(found(link).status()).isEqualTo(Status.CAPTURED);
        assertThat(heard).isEmpty();
    }

    @Test
    void expiresAndAcceptsNothingAfterwards() {
        PayLink link = link();
        provider.open(link);
        clock.pass(Duration.ofMinutes(10));

        assertThat(provider.act(link, Method.CARD, Action.APPROVE).status()).isEqualTo(Status.EXPIRED);
        assertThat(found(link).captured()).isZero();
    }

    @Test
    void aLinkThatWasCalledOffIsDeadEvenIfItWasNeverFollowed() {
        PayLink link = link();
        provider.callOff(link.reference());

        assertThat(provider.act(link, Method.CARD, Action.APPROVE).status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void refundsOncePerKeyAndNeverMoreThanWasCaptured() throws Exception {
        PayLink link = link();
        provider.act(link, Method.CARD, Action.APPROVE);
        String key = UUID.randomUUID().toString();

        assertThat(refund(link, key, 70_000)).isEqualTo(Provider.Refund.Result.DONE);
        assertThat(refund(link, key, 70_000)).isEqualTo(Provider.Refund.Result.DONE);
        assertThat(refund(link, key, 60_000)).isEqualTo(Provider.Refund.Result.OTHER_KEY);
        assertThat(refund(link, "other-" + key, 59_001)).isEqualTo(Provider.Refund.Result.TOO_MUCH);
        assertThat(refund(link, "other-" + key, 0)).isEqualTo(Provider.Refund.Result.TOO_MUCH);
        atOnce(6, () -> refund(link, UUID.randomUUID().toString(), 20_000));

        assertThat(found(link).refunded()).isEqualTo(110_000);
    }

    @Test
    void signsEveryWebhookOverItsRawBody() {
        provider.open(link());

        String seconds = signatures.get(0).substring(2, signatures.get(0).indexOf(','));
        assertThat(signatures).containsExactly("t=" + seconds + ",v1=" + Signature.of("whsec", seconds + ".",
                heard.get(0).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void repeatsAWebhookUntilTheMerchantTakesIt() {
        merchantAnswers = 500;
        provider.open(link());
        webhooks.deliverDue();
        assertThat(heard).hasSize(1);

        clock.pass(Duration.ofSeconds(1));
        webhooks.deliverDue();
        merchantAnswers = 204;
        clock.pass(Duration.ofSeconds(2));
        webhooks.deliverDue();
        clock.pass(Duration.ofDays(1));
        webhooks.deliverDue();

        assertThat(heard).hasSize(3).allMatch(heard.get(0)::equals);
    }

    @Test
    void doublesDelaysShufflesAndLosesWebhooksOnDemand() {
        faults.behave(new Behaviour(2, true, 30, null, null, null, null));
        provider.open(link());
        assertThat(heard).isEmpty();
        clock.pass(Duration.ofSeconds(34));
        webhooks.deliverDue();
        assertThat(heard).hasSize(3).allMatch(heard.get(0)::equals);

        heard.clear();
        faults.behave(new Behaviour(null, null, null, 1, null, null, null));
        provider.act(link(), Method.CARD, Action.APPROVE);
        assertThat(heard).hasSize(1).first().asString().contains("payment.captured");
    }

    private Session found(PayLink link) {
        return provider.find(link.reference()).orElseThrow();
    }

    private Provider.Refund.Result refund(PayLink link, String key, long amount) {
        return provider.refund(link.reference(), key, amount).orElseThrow().result();
    }

    private PayLink link() {
        return new PayLink(UUID.randomUUID().toString(), 129_000, "THB", "Shop", null,
                clock.instant().plus(Duration.ofMinutes(10)), "https://shop.example/back", "en", null);
    }

    private long number(String sql) {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement(sql); ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<T>> futures = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                futures.add(pool.submit(() -> {
                    go.await();
                    return work.call();
                }));
            }
            go.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(30, SECONDS));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static final class MovableClock extends Clock {

        private volatile Instant now = Instant.parse("2026-11-23T03:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
