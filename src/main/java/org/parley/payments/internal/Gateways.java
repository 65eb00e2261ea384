package org.parley.payments.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import org.parley.payments.spi.PaymentGateway;
import org.parley.shared.problem.Problem;

/** The gateways that are set up. New payments go to the first of them; old ones to where they began. */
@ApplicationScoped
class Gateways {

    @Inject
    @Any
    private Instance<PaymentGateway> gateways;

    /** @throws Problem 503 if there is none */
    PaymentGateway forNewPayments() {
        return gateways.stream().filter(PaymentGateway::available).findFirst().orElseThrow(
                () -> new Problem(503, "noPaymentProvider", "No payment provider is set up for this shop."));
    }

    Optional<PaymentGateway> find(String name, String account) {
        return gateways.stream().filter(gateway -> gateway.available() && gateway.name().equals(name)
                && gateway.account().equals(account)).findFirst();
    }
}
