package org.parley.payments.spi;

/** The provider answered no, for good. */
public class GatewayRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GatewayRefusal(String message) {
        super(message, null, false, false);
    }
}
