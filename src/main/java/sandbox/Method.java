package sandbox;

import java.util.Optional;

/** The ways to pay. */
enum Method {
    CARD("card"), BANK_TRANSFER("bankTransfer"), WALLET("wallet");

    private final String code;

    Method(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Optional<Method> parse(String code) {
        for (Method method : values()) {
            if (method.code.equals(code)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }
}
