package org.parley.payments.spi;

/** A webhook that the provider did not sign, or that was changed or is too old. */
public class NotAuthentic extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotAuthentic(String message) {
        super(message, null, false, false);
    }
}
