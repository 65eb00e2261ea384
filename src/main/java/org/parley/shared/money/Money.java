package org.parley.shared.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;
import org.parley.shared.i18n.Language;

/**
 * An amount of one currency in its smallest unit (satang, cent; yen and won have none).
 * Arithmetic is exact, checked for overflow and refused across currencies.
 *
 * @param minorUnits the amount in the currency's smallest unit; may be negative
 * @param currency ISO 4217 code with a defined number of minor digits
 */
public record Money(@JsonIgnore long minorUnits, String currency) implements Comparable<Money> {

    public Money {
        Objects.requireNonNull(currency, "currency");
        if (digits(currency) < 0) {
            throw new IllegalArgumentException("currency has no minor unit: " + currency);
        }
    }

    /** @throws IllegalArgumentException if the text is no plain decimal or has more digits than the currency */
    @JsonCreator
    public static Money of(@JsonProperty(value = "amount", required = true) String amount,
            @JsonProperty(value = "currency", required = true) String currency) {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(currency, "currency");
        if (!amount.matches("-?\\d{1,15}(\\.\\d{1,4})?")) {
            throw new IllegalArgumentException("not an amount");
        }
        try {
            return new Money(new BigDecimal(amount).setScale(digits(currency), RoundingMode.UNNECESSARY)
                    .unscaledValue().longValueExact(), currency);
        } catch (ArithmeticException tooPrecise) {
            throw new IllegalArgumentException("more decimals than " + currency + " has", tooPrecise);
        }
    }

    public static Money ofMinor(long minorUnits, String currency) {
        return new Money(minorUnits, currency);
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(minorUnits, factor), currency);
    }

    /** The share {@code rate} of this amount, rounded to the smallest unit as named. */
    public Money share(BigDecimal rate, RoundingMode rounding) {
        return new Money(rate.multiply(BigDecimal.valueOf(minorUnits)).setScale(0, rounding).longValueExact(), currency);
    }

    @JsonIgnore
    public boolean isZero() {
        return minorUnits == 0;
    }

    @JsonIgnore
    public boolean isNegative() {
        return minorUnits < 0;
    }

    @JsonIgnore
    public boolean isPositive() {
        return minorUnits > 0;
    }

    /** The amount as plain decimal text with the currency's own number of decimals: {@code 1290.00}. */
    @JsonProperty("amount")
    public String amountText() {
        return BigDecimal.valueOf(minorUnits, digits(currency)).toPlainString();
    }

    /** The amount as people of that language write it: {@code ฿1,290.00}, {@code ￥1,290}. */
    public String format(Language language) {
        BigDecimal value = BigDecimal.valueOf(Math.abs(minorUnits), digits(currency));
        String number = String.format(java.util.Locale.ROOT, "%,." + digits(currency) + "f", value);
        return (isNegative() ? "-" : "") + symbol(currency, language) + number;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minorUnits, sameCurrency(other).minorUnits);
    }

    @Override
    public String toString() {
        return amountText() + " " + currency;
    }

    /** Java's own symbols differ between locales of the same language, hence this table (design/interface.md). */
    private static String symbol(String currency, Language language) {
        return switch (currency) {
            case "THB" -> "฿";
            case "JPY" -> language == Language.JA ? "￥" : "¥";
            case "KRW" -> "₩";
            case "USD" -> "$";
            case "EUR" -> "€";
            case "GBP" -> "£";
            default -> currency + " ";
        };
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }

    private static int digits(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }
}
