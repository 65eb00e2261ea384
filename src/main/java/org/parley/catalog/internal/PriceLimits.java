package org.parley.catalog.internal;

import java.math.BigDecimal;
import org.parley.catalog.PricePhrase;

/**
 * A range of prices in ten-thousandths of the main unit, both ends inclusive.
 *
 * @param min lowest price that fits
 * @param max highest price that fits
 */
record PriceLimits(long min, long max) {

    static final PriceLimits NONE = new PriceLimits(Long.MIN_VALUE, Long.MAX_VALUE);

    /** What the parameters and the phrase allow together. */
    static PriceLimits of(BigDecimal min, BigDecimal max, PricePhrase phrase) {
        PriceLimits limits = new PriceLimits(min == null ? NONE.min : ScaledPrice.of(min),
                max == null ? NONE.max : ScaledPrice.of(max));
        if (phrase == null || !phrase.isPresent()) {
            return limits;
        }
        long low = phrase.min() == null ? NONE.min : ScaledPrice.of(phrase.min()) + (phrase.minExclusive() ? 1 : 0);
        long high = phrase.max() == null ? NONE.max : ScaledPrice.of(phrase.max()) - (phrase.maxExclusive() ? 1 : 0);
        return new PriceLimits(Math.max(limits.min, low), Math.min(limits.max, high));
    }

    boolean present() {
        return !equals(NONE);
    }

    boolean allow(long scaledPrice) {
        return min <= scaledPrice && scaledPrice <= max;
    }
}
