package org.chainrule.examples.lesson.d;

import org.chainrule.core.function.Sigmoid;

/**
 * The arithmetic of the worked example with pencil and paper, in the four ways one can do its backward half.
 *
 * @param terms over which of the hidden units' output weights δ_o is carried back to h1
 * @param weight whether h1's output weight is taken before or after its update
 */
public record Recipe(Terms terms, Weight weight) {

    /** Which weights the sum for δ_h1 runs over. */
    public enum Terms {
        /** The weights of all four hidden units. */
        ALL_FOUR,
        /** The weight of h1 alone, the only way from h1 to the output. */
        OWN
    }

    /** Which value h1's output weight has in that sum. */
    public enum Weight {
        /** The one that the forward pass used. */
        BEFORE_UPDATE,
        /** The one that the update has already changed. */
        AFTER_UPDATE
    }

    /** As published. */
    public static final Recipe PUBLISHED = new Recipe(Terms.ALL_FOUR, Weight.AFTER_UPDATE);

    /** Backpropagation. */
    public static final Recipe BACKPROPAGATION = new Recipe(Terms.OWN, Weight.BEFORE_UPDATE);

    /** x·w. */
    public double net() {
        double[] weighted = weighted();
        return weighted[0] + weighted[1] + weighted[2];
    }

    /** x_i w_i. */
    public double[] weighted() {
        return new double[] {Example.X[0] * Example.W[0], Example.X[1] * Example.W[1], Example.X[2] * Example.W[2]};
    }

    /** σ(net). */
    public double hidden() {
        return Sigmoid.of(net());
    }

    /** 2 (y − a) a (1 − a). */
    public double deltaOutput() {
        double a = Example.ACTIVATION;
        return 2 * (Example.LABEL - a) * a * (1 - a);
    }

    /** α δ_o h1. */
    public double changeToOutput() {
        return Example.ALPHA * deltaOutput() * hidden();
    }

    /** Weight from h1 to the output after the step. */
    public double weightToOutput() {
        return Example.V[0] + changeToOutput();
    }

    /** The weights in the sum for δ_h1. */
    public double[] weightsBack() {
        double first = weight == Weight.AFTER_UPDATE ? weightToOutput() : Example.V[0];
        return terms == Terms.OWN
                ? new double[] {first}
                : new double[] {first, Example.V[1], Example.V[2], Example.V[3]};
    }

    /** δ_o times each of the {@link #weightsBack()}. */
    public double[] carriedBack() {
        double[] carried = weightsBack();
        for (int i = 0; i < carried.length; i++) {
            carried[i] *= deltaOutput();
        }
        return carried;
    }

    /** (Σ δ_o w) h1 (1 − h1). */
    public double deltaHidden() {
        double sum = 0;
        for (double each : carriedBack()) {
            sum += each;
        }
        return sum * hidden() * (1 - hidden());
    }

    /** α δ_h1 x_i. */
    public double[] changes() {
        var changes = new double[Example.X.length];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = Example.ALPHA * deltaHidden() * Example.X[i];
        }
        return changes;
    }

    /** The weights into h1 after the step. */
    public double[] weights() {
        double[] weights = changes();
        for (int i = 0; i < weights.length; i++) {
            weights[i] += Example.W[i];
        }
        return weights;
    }
}
