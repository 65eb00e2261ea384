package org.parley.payments.spi;

/** The provider gave no certain answer: nothing is known, neither success nor failure. */
public class GatewaySilent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GatewaySilent(String message) {
        super(message, null, false, false);
    }
}
