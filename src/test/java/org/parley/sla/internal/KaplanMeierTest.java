package org.parley.sla.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {

    private final KaplanMeier example = KaplanMeier.of(new long[] {2, 3, 5, 8, 20}, new long[] {30, 60});

    @Test
    void answersTheMedianOfTheNormsExample() {
        assertThat(example.observations()).isEqualTo(7);
        assertThat(example.firstAtMost(1, 2)).isEqualTo(OptionalLong.of(8));
    }

    @Test
    void answersNoPercentileThatTheCurveDoesNotReach() {
        assertThat(example.firstAtMost(1, 10)).isEmpty();
    }

    @Test
    void fallsByTheStepsOfTheNormsExample() {
        long[] times = {2, 3, 5, 8, 20};
        for (int i = 0; i < times.length; i++) {
            assertThat(example.firstAtMost(6 - i, 7)).isEqualTo(OptionalLong.of(times[i]));
        }
        assertThat(example.firstAtMost(2 * 1000 - 1, 7 * 1000)).isEmpty();
    }

    @Test
    void isExactWhereDoublesAreNot() {
        long[] answered = new long[10];
        for (int i = 0; i < answered.length; i++) {
            answered[i] = i + 1;
        }
        // After nine of ten exactly a tenth waits; (1 - 1/10)(1 - 1/9)… in doubles ends just above 0.1.
        assertThat(KaplanMeier.of(answered, new long[0]).firstAtMost(1, 10)).isEqualTo(OptionalLong.of(9));
    }

    @Test
    void countsAnUnansweredWaitAtTheInstantOfAnAnswerAsStillWaiting() {
        // 1 of 3 answered at 5 while two still wait: S = 2/3, not 1/2.
        KaplanMeier tied = KaplanMeier.of(new long[] {5}, new long[] {5, 9});
        assertThat(tied.firstAtMost(2, 3)).isEqualTo(OptionalLong.of(5));
        assertThat(tied.firstAtMost(1, 2)).isEmpty();
    }

    @Test
    void dropsToZeroWhereTheLastWaitWasAnswered() {
        assertThat(KaplanMeier.of(new long[] {7}, new long[] {1, 2, 3}).firstAtMost(1, 10)).isEqualTo(OptionalLong.of(7));
        assertThat(KaplanMeier.of(new long[0], new long[] {1, 2}).firstAtMost(1, 2)).isEmpty();
        assertThat(KaplanMeier.of(new long[0], new long[0]).firstAtMost(1, 2)).isEmpty();
    }

    @Test
    void agreesWithTheDefinitionStepByStep() {
        Random random = new Random(16);
        for (int round = 0; round < 300; round++) {
            long[] answered = random.longs(random.nextInt(30), 0, 25).toArray();
            long[] unanswered = random.longs(random.nextInt(20), 0, 25).toArray();
            KaplanMeier estimate = KaplanMeier.of(answered, unanswered);
            for (long denominator : new long[] {2, 4, 10}) {
                assertThat(estimate.firstAtMost(1, denominator)).isEqualTo(naive(answered, unanswered, denominator));
            }
        }
    }

    private static OptionalLong naive(long[] answered, long[] unanswered, long denominator) {
        java.math.BigInteger above = java.math.BigInteger.ONE;
        java.math.BigInteger below = java.math.BigInteger.ONE;
        for (long time = 0; time < 30; time++) {
            long at = time;
            long events = java.util.Arrays.stream(answered).filter(wait -> wait == at).count();
            long atRisk = java.util.Arrays.stream(answered).filter(wait -> wait >= at).count()
                    + java.util.Arrays.stream(unanswered).filter(wait -> wait >= at).count();
            if (events > 0) {
                above = above.multiply(java.math.BigInteger.valueOf(atRisk - events));
                below = below.multiply(java.math.BigInteger.valueOf(atRisk));
                if (above.multiply(java.math.BigInteger.valueOf(denominator)).compareTo(below) <= 0) {
                    return OptionalLong.of(time);
                }
            }
        }
        return OptionalLong.empty();
    }

    /** The rest of a wait is judged by those alone who waited as long: S(t) of them is S(t) / S(waited) of all. */
    @Test
    void judgesTheRestOfAWaitByThoseWhoWaitedLonger() {
        KaplanMeier all = KaplanMeier.of(new long[] {2, 3, 5, 8, 20}, new long[] {30, 60});
        assertThat(all.after(0)).isSameAs(all);
        KaplanMeier rest = all.after(5);
        assertThat(rest.observations()).isEqualTo(4);
        assertThat(rest.median()).hasValue(20);
        assertThat(all.after(8).median()).isEmpty();
        assertThat(all.after(1).median()).isEqualTo(all.median());
        assertThat(all.after(60).observations()).isZero();
    }
}
