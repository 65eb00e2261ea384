package org.parley.assistant.internal.understanding;

import java.util.Arrays;
import java.util.List;

/**
 * Multinomial logistic regression over {@link Features}, trained once from example phrases (AdaGrad, a fixed order:
 * the same examples give the same model). Traits that no example has add nothing but thin out the others, so a phrase
 * of unknown words ends near indifference and is not acted on.
 */
final class Classifier {

    private static final int ROUNDS = 7;
    private static final float STEP = 0.6f;
    private static final float DECAY = 2e-5f;
    private static final double CERTAIN = 0.99;
    private static final int CLASSES = Intent.values().length;

    private int[] keys = new int[1 << 14];
    private int[] rows = new int[1 << 14];
    private int count;
    private float[] weights;
    private final float[] bias = new float[CLASSES];

    /** @param weight how much the example counts */
    record Example(Features features, Intent intent, float weight) {
    }

    Classifier(List<Example> examples) {
        for (Example example : examples) {
            for (int i = 0; i < example.features().size(); i++) {
                learn(example.features().hash(i));
            }
        }
        weights = new float[count * CLASSES];
        train(examples);
    }

    /** Probability of every intent, by ordinal; they sum to one. */
    double[] probabilities(Features features) {
        float[] scores = scores(features);
        return softmax(scores);
    }

    /** The share of a phrase's traits that some example has. */
    double familiarity(Features features) {
        int known = 0;
        for (int i = 0; i < features.size(); i++) {
            known += rowOf(features.hash(i)) >= 0 ? 1 : 0;
        }
        return features.size() == 0 ? 0 : (double) known / features.size();
    }

    private void train(List<Example> examples) {
        float[] gathered = new float[weights.length];
        float[] gatheredBias = new float[CLASSES];
        int[] order = shuffled(examples.size());
        boolean[] learnt = new boolean[examples.size()];
        for (int round = 0; round < ROUNDS; round++) {
            for (int index : order) {
                if (!learnt[index]) {
                    double right = step(examples.get(index), gathered, gatheredBias);
                    // What is nearly certain teaches little more: later rounds are for the hard ones.
                    learnt[index] = round > 0 && right > CERTAIN;
                }
            }
        }
    }

    /** Returns how probable the right answer was before the step. */
    private double step(Example example, float[] gathered, float[] gatheredBias) {
        Features features = example.features();
        float value = value(features);
        double[] probabilities = probabilities(features);
        for (int c = 0; c < CLASSES; c++) {
            float error = (float) (probabilities[c] - (c == example.intent().ordinal() ? 1 : 0)) * example.weight();
            if (Math.abs(error) < 1e-3f) {
                continue;
            }
            float biasError = error * 0.1f;
            gatheredBias[c] += biasError * biasError;
            bias[c] -= STEP * biasError / (float) Math.sqrt(1e-6f + gatheredBias[c]);
            float gradient = error * value;
            for (int i = 0; i < features.size(); i++) {
                int at = rowOf(features.hash(i)) * CLASSES + c;
                float total = gradient + DECAY * weights[at];
                gathered[at] += total * total;
                weights[at] -= STEP * total / (float) Math.sqrt(1e-6f + gathered[at]);
            }
        }
        return probabilities[example.intent().ordinal()];
    }

    private float[] scores(Features features) {
        float[] scores = bias.clone();
        float value = value(features);
        for (int i = 0; i < features.size(); i++) {
            int row = rowOf(features.hash(i));
            if (row >= 0) {
                for (int c = 0, at = row * CLASSES; c < CLASSES; c++, at++) {
                    scores[c] += value * weights[at];
                }
            }
        }
        return scores;
    }

    private static float value(Features features) {
        return 1f / (float) Math.sqrt(Math.max(1, features.size()));
    }

    private static double[] softmax(float[] scores) {
        double most = Double.NEGATIVE_INFINITY;
        for (float score : scores) {
            most = Math.max(most, score);
        }
        double[] probabilities = new double[scores.length];
        double sum = 0;
        for (int c = 0; c < scores.length; c++) {
            probabilities[c] = Math.exp(scores[c] - most);
            sum += probabilities[c];
        }
        for (int c = 0; c < scores.length; c++) {
            probabilities[c] /= sum;
        }
        return probabilities;
    }

    private static int[] shuffled(int size) {
        int[] order = new int[size];
        long state = 42;
        for (int i = 0; i < size; i++) {
            state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            int other = (int) ((state >>> 33) % (i + 1));
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    private void learn(int hash) {
        if (count * 2 >= keys.length) {
            grow();
        }
        int slot = slotOf(hash);
        if (rows[slot] == 0) {
            keys[slot] = hash;
            rows[slot] = ++count;
        }
    }

    private int rowOf(int hash) {
        return rows[slotOf(hash)] - 1;
    }

    private int slotOf(int hash) {
        int mask = keys.length - 1;
        int slot = hash & mask;
        while (rows[slot] != 0 && keys[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldRows = rows;
        keys = new int[oldKeys.length * 2];
        rows = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldRows[i] != 0) {
                int slot = slotOf(oldKeys[i]);
                keys[slot] = oldKeys[i];
                rows[slot] = oldRows[i];
            }
        }
    }

    @Override
    public String toString() {
        return count + " traits, bias " + Arrays.toString(bias);
    }
}
