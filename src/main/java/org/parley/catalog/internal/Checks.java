package org.parley.catalog.internal;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/** What a single value of a file must look like; each answers what is wrong, or {@code null}. */
final class Checks {

    static final int TITLE = 255;
    static final int DESCRIPTION = 10_000;
    static final int CATEGORY_TITLE = 200;
    static final int TAGS = 50;
    static final int TAG = 60;
    static final int IMAGES = 250;
    static final int ADDRESS = 1_000;
    static final int OPTIONS = 3;
    static final int VALUES = 100;
    static final int KEY = 100;
    static final int VARIANTS = 250;
    static final int SKU = 64;
    static final int MOST = 1_000_000_000;
    private static final Pattern HANDLE = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final Pattern PLAIN_DECIMAL = Pattern.compile("\\d{1,13}(?:\\.\\d{1,10})?");

    private Checks() {
    }

    static String handle(String handle) {
        return handle.length() <= 100 && HANDLE.matcher(handle).matches() ? null
                : "must be lower-case letters, digits and single hyphens, up to 100 characters";
    }

    static String text(String text, int most) {
        if (text.isBlank()) {
            return "must not be blank";
        }
        if (text.codePointCount(0, text.length()) > most) {
            return "is longer than " + most + " characters";
        }
        return characters(text);
    }

    /** Control characters and halves of characters would break terminals, spreadsheets and the database. */
    static String characters(String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (Character.isISOControl(character) && character != '\n' && character != '\t' && character != '\r') {
                return "has a control character";
            }
            if (Character.isSurrogate(character)) {
                if (!Character.isHighSurrogate(character) || at + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(at + 1))) {
                    return "has half a character";
                }
                at++;
            }
        }
        return null;
    }

    static String address(String src) {
        String problem = text(src, ADDRESS);
        if (problem != null) {
            return problem;
        }
        boolean local = src.startsWith("/") && !src.startsWith("//") && !src.contains("..") && !src.contains("\\");
        boolean remote = src.regionMatches(true, 0, "https://", 0, 8) && src.length() > 9;
        if (!local && !remote) {
            return "must be a path on this server without .., or an https address";
        }
        return src.chars().anyMatch(character -> character <= ' ' || "\"'<>`".indexOf(character) >= 0)
                ? "has characters that an address cannot have" : null;
    }

    static String currency(String code) {
        try {
            int digits = Currency.getInstance(code).getDefaultFractionDigits();
            return digits >= 0 && digits <= 4 ? null : "has no minor unit";
        } catch (IllegalArgumentException unknown) {
            return "must be an ISO 4217 code such as THB";
        }
    }

    static String price(String amount, String currency) {
        if (!PLAIN_DECIMAL.matcher(amount).matches()) {
            return "must be a plain decimal such as 490.00, not negative";
        }
        BigDecimal value = new BigDecimal(amount);
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        if (value.stripTrailingZeros().scale() > digits) {
            return "has more decimals than " + currency + " has";
        }
        return value.compareTo(BigDecimal.valueOf(MOST)) > 0 ? "must not be above " + MOST : null;
    }

    /** Of an amount that {@link #price} found right. */
    static long minorUnits(String amount, String currency) {
        return new BigDecimal(amount).movePointRight(Currency.getInstance(currency).getDefaultFractionDigits())
                .longValueExact();
    }
}
