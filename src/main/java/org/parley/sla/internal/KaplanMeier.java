package org.parley.sla.internal;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The Kaplan–Meier estimate of how long customers wait (rule 16): answered waits are events, unanswered ones are
 * censored and counted as long as they lasted. The curve is an exact fraction, because doubles give wrong ranks.
 * A wait that ends unanswered at the instant of an answer still counts as waiting at it.
 */
final class KaplanMeier {

    /** Waits shifted left by one, the lowest bit set where unanswered: so sorting puts answers before censorings. */
    private final long[] waits;
    /** Computed when first asked for; two threads at once compute the same. */
    private volatile OptionalLong median;
    private volatile OptionalLong p90;

    private KaplanMeier(long[] waits) {
        this.waits = waits;
        Arrays.sort(waits);
    }

    static KaplanMeier of(long[] answered, long[] unanswered) {
        long[] waits = new long[answered.length + unanswered.length];
        for (int i = 0; i < answered.length; i++) {
            waits[i] = answered[i] << 1;
        }
        for (int i = 0; i < unanswered.length; i++) {
            waits[answered.length + i] = unanswered[i] << 1 | 1;
        }
        return new KaplanMeier(waits);
    }

    /**
     * The curve of those who waited longer than so: what it says of the rest of a wait. The same as the whole curve where
     * nothing has been waited yet.
     */
    KaplanMeier after(long waited) {
        if (waited <= 0) {
            return this;
        }
        int from = 0;
        int to = waits.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (waits[middle] >> 1 > waited) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from == 0 ? this : new KaplanMeier(Arrays.copyOfRange(waits, from, waits.length));
    }

    int observations() {
        return waits.length;
    }

    OptionalLong median() {
        if (median == null) {
            median = firstAtMost(1, 2);
        }
        return median;
    }

    OptionalLong p90() {
        if (p90 == null) {
            p90 = firstAtMost(1, 10);
        }
        return p90;
    }

    /**
     * The shortest wait after which at most {@code numerator / denominator} are still unanswered; empty where the curve
     * does not fall so far.
     */
    OptionalLong firstAtMost(long numerator, long denominator) {
        BigInteger still = BigInteger.ONE;
        BigInteger of = BigInteger.ONE;
        int i = 0;
        while (i < waits.length) {
            // Between two censorings (n-1)/n · (n-2)/(n-1) … telescopes: only its two ends enter the product.
            int atRisk = waits.length - i;
            BigInteger bound = of.multiply(BigInteger.valueOf(numerator)).multiply(BigInteger.valueOf(atRisk));
            BigInteger scaled = still.multiply(BigInteger.valueOf(denominator));
            int end = i;
            while (end < waits.length && (waits[end] & 1) == 0) {
                long time = waits[end];
                while (end < waits.length && waits[end] == time) {
                    end++;
                }
                if (scaled.multiply(BigInteger.valueOf(waits.length - end)).compareTo(bound) <= 0) {
                    return OptionalLong.of(time >> 1);
                }
            }
            if (end > i) {
                BigInteger shared = BigInteger.valueOf(atRisk).gcd(BigInteger.valueOf(waits.length - end));
                still = still.multiply(BigInteger.valueOf(waits.length - end).divide(shared));
                of = of.multiply(BigInteger.valueOf(atRisk).divide(shared));
            }
            while (end < waits.length && (waits[end] & 1) == 1) {
                end++;
            }
            i = end;
        }
        return OptionalLong.empty();
    }
}
