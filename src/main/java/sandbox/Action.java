package sandbox;

import java.util.Optional;

/** What a tester lets the customer's bank do. */
enum Action {
    APPROVE("approve"),
    DECLINE("decline"),
    /** The outcome is hidden for a while: asking gets no answer, then "pending", then the outcome. */
    TIMEOUT("timeout"),
    /** The bank approves only after the session has expired. */
    APPROVE_LATE("approveLate"),
    /** The bank moves another amount. */
    WRONG_AMOUNT("wrongAmount");

    private final String code;

    Action(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Optional<Action> parse(String code) {
        for (Action action : values()) {
            if (action.code.equals(code)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }
}
