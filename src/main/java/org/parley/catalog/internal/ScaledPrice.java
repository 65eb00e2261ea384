package org.parley.catalog.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.parley.shared.money.Money;

/** Prices in ten-thousandths of the main unit, so that filters compare amounts whatever the currency's own digits. */
final class ScaledPrice {

    private static final int SCALE = 4;

    private ScaledPrice() {
    }

    static long of(Money price) {
        return of(price.minorUnits(), price.currency());
    }

    static long of(long minorUnits, String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return Math.multiplyExact(minorUnits, BigDecimal.TEN.pow(SCALE - digits).longValueExact());
    }

    /** A limit in main units; beyond what can be stored it is simply the highest number. */
    static long of(BigDecimal mainUnits) {
        BigDecimal scaled = mainUnits.movePointRight(SCALE).setScale(0, RoundingMode.HALF_UP);
        BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
        return scaled.min(most).max(most.negate()).longValueExact();
    }
}
