package org.parley.payments;

import java.util.Optional;

/** The customer comes back from the provider: a reason to ask, and something to tell. */
public interface PaymentReturns {

    /**
     * Asks the provider, unless that happened within the last second, and tells how the payment stands.
     *
     * @param token the secret part of the return address; empty answer if it is nobody's
     */
    Optional<Returned> arrive(String token);

    /**
     * @param returnUrl where the customer wanted to go on, or {@code null}
     * @param language a language code
     */
    record Returned(PaymentView payment, String returnUrl, String language) {
    }
}
