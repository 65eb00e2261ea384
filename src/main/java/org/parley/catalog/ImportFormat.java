package org.parley.catalog;

import java.util.Optional;

/** A form in which a shop can bring its catalogue. */
public enum ImportFormat {
    SHOPIFY_CSV("shopify-csv"), PARLEY_JSON("parley-json");

    private final String code;

    ImportFormat(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<ImportFormat> parse(String code) {
        for (ImportFormat format : values()) {
            if (format.code.equals(code)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
