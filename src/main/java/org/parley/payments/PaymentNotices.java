package org.parley.payments;

import java.util.function.UnaryOperator;

/** Where providers' webhooks come in. What they say is not believed; they are a reason to ask. */
public interface PaymentNotices {

    /**
     * Verifies the signature over the raw bytes, stores the provider's event once, and has the payment checked at once.
     *
     * @param headers gives the value of a request header, or {@code null}
     * @throws org.parley.shared.problem.Problem 404 for an unknown gateway or account, 401 without a right signature,
     *         400 if the signed body cannot be read
     */
    void receive(String gateway, String account, byte[] body, UnaryOperator<String> headers);
}
