package org.parley.payments.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.parley.payments.PaymentId;
import org.parley.payments.PaymentNotices;
import org.parley.payments.spi.GatewayNotice;
import org.parley.payments.spi.NotAuthentic;
import org.parley.payments.spi.PaymentGateway;
import org.parley.shared.problem.Problem;

@ApplicationScoped
class StoredNotices implements PaymentNotices {

    private Gateways gateways;
    private Intents intents;
    private Checks checks;
    private InTransaction transaction;
    private Clock clock;

    protected StoredNotices() {
    }

    @Inject
    StoredNotices(Gateways gateways, Intents intents, Checks checks, InTransaction transaction, Clock clock) {
        this.gateways = gateways;
        this.intents = intents;
        this.checks = checks;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void receive(String gateway, String account, byte[] body, UnaryOperator<String> headers) {
        PaymentGateway provider = gateways.find(gateway, account).orElseThrow(Problem::notFound);
        GatewayNotice notice = verified(provider, body, headers);
        transaction.call(() -> store(provider, notice));
    }

    private static GatewayNotice verified(PaymentGateway provider, byte[] body, UnaryOperator<String> headers) {
        try {
            return provider.verify(body, headers);
        } catch (NotAuthentic notTheirs) {
            throw new Problem(401, "wrongSignature", "The signature does not fit the body.");
        } catch (IllegalArgumentException unreadable) {
            throw Problem.badRequest("unreadableEvent", "The event cannot be read.");
        }
    }

    private Void store(PaymentGateway provider, GatewayNotice notice) {
        Instant now = clock.instant();
        boolean first = intents.firstNotice(provider.name(), provider.account(), notice.eventId(),
                notice.payment().map(PaymentId::value).orElse(null), now);
        if (first && notice.payment().isPresent()) {
            intents.askSoon(notice.payment().get(), provider.name(), provider.account(), now);
            checks.wakeAfterCommit();
        }
        return null;
    }
}
