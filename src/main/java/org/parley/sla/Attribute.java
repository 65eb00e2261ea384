package org.parley.sla;

import java.util.Arrays;
import java.util.Optional;

/**
 * What policies can ask of a conversation. A further attribute, such as a team or a customer segment, is one more
 * constant here and one more line where facts are read.
 */
public enum Attribute {
    INBOX("inbox", false), CHANNEL("channel", false), PRIORITY("priority", false), LANGUAGE("language", false),
    LABEL("label", false),
    /** The total of the latest order in major units of the shop's currency, such as {@code 1290.00}. */
    ORDER_VALUE("orderValue", true);

    private final String code;
    private final boolean number;

    Attribute(String code, boolean number) {
        this.code = code;
        this.number = number;
    }

    public String code() {
        return code;
    }

    /** Whether spans are asked of it, and no single values. */
    public boolean isNumber() {
        return number;
    }

    public static Optional<Attribute> of(String code) {
        return Arrays.stream(values()).filter(attribute -> attribute.code.equals(code)).findFirst();
    }
}
