package sandbox;

import java.time.Duration;

/**
 * Faults that a tester switches on, by {@code POST /sandbox/api/behaviour}; absent members keep their defaults, so
 * {@code {}} is a provider that works. Counted faults count down to zero by themselves.
 *
 * @param duplicate how often each webhook is sent once more; 0 to 200
 * @param shuffle webhooks are sent in random order, spread over three seconds
 * @param delaySeconds how long webhooks are held back; 0 to 86,400
 * @param dropNext so many webhooks from now are never sent
 * @param errorNext so many API calls from now are answered 500
 * @param timeoutOutcome what comes of {@code action=timeout}: {@code captured} or {@code failed}
 * @param silenceSeconds how long the API gives no answer after {@code action=timeout}; the bank decides after twice that
 */
record Behaviour(Integer duplicate, Boolean shuffle, Integer delaySeconds, Integer dropNext, Integer errorNext,
        String timeoutOutcome, Integer silenceSeconds) {

    static final Behaviour PROPER = new Behaviour(null, null, null, null, null, null, null);
    private static final int DAY = 86_400;

    Behaviour {
        duplicate = within(duplicate, 0, 0, 200);
        shuffle = shuffle != null && shuffle;
        delaySeconds = within(delaySeconds, 0, 0, DAY);
        dropNext = within(dropNext, 0, 0, 1_000);
        errorNext = within(errorNext, 0, 0, 1_000);
        timeoutOutcome = timeoutOutcome == null ? "captured" : timeoutOutcome;
        if (!timeoutOutcome.equals("captured") && !timeoutOutcome.equals("failed")) {
            throw new IllegalArgumentException("timeoutOutcome is captured or failed");
        }
        silenceSeconds = within(silenceSeconds, 5, 1, DAY);
    }

    Duration delay() {
        return Duration.ofSeconds(delaySeconds);
    }

    Duration silence() {
        return Duration.ofSeconds(silenceSeconds);
    }

    Behaviour afterError() {
        return new Behaviour(duplicate, shuffle, delaySeconds, dropNext, errorNext - 1, timeoutOutcome, silenceSeconds);
    }

    Behaviour afterDrop() {
        return new Behaviour(duplicate, shuffle, delaySeconds, dropNext - 1, errorNext, timeoutOutcome, silenceSeconds);
    }

    private static int within(Integer value, int otherwise, int least, int most) {
        int used = value == null ? otherwise : value;
        if (used < least || used > most) {
            throw new IllegalArgumentException("expected " + least + " to " + most + ", not " + used);
        }
        return used;
    }
}
