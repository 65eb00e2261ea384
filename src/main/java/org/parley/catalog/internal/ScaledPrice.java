package org.parley.catalog.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.parley.shared.money.Money;

/** Prices in ten-thousandths of the main unit, so that filters compare amounts whatever the currency's own digits. */
final class ScaledPrice {

    private static final int SCALE = 4;
    /** What {@code v.price} is to be multiplied with in SQL, by {@code v.currency}. */
    static final String FACTOR_OF_V = factorOfV();

    private ScaledPrice() {
    }

    static long of(Money price) {
        return of(price.minorUnits(), price.currency());
    }

    static long of(long minorUnits, String currency) {
        return Math.multiplyExact(minorUnits, factor(Currency.getInstance(currency)));
    }

    private static long factor(Currency currency) {
        return BigDecimal.TEN.pow(SCALE - currency.getDefaultFractionDigits()).longValueExact();
    }

    private static String factorOfV() {
        long usual = factor(Currency.getInstance("THB"));
        Map<Long, String> others = Currency.getAvailableCurrencies().stream()
                .filter(currency -> factor(currency) != usual)
                .collect(Collectors.groupingBy(ScaledPrice::factor, TreeMap::new,
                        Collectors.mapping(currency -> "'" + currency.getCurrencyCode() + "'", Collectors.joining(","))));
        StringBuilder sql = new StringBuilder("CASE");
        others.forEach((factor, codes) ->
                sql.append(" WHEN v.currency IN (").append(codes).append(") THEN ").append(factor));
        return sql.append(" ELSE ").append(usual).append(" END").toString();
    }

    /** A limit in main units; beyond what can be stored it is simply the highest number. */
    static long of(BigDecimal mainUnits) {
        BigDecimal scaled = mainUnits.movePointRight(SCALE).setScale(0, RoundingMode.HALF_UP);
        BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
        return scaled.min(most).max(most.negate()).longValueExact();
    }
}
