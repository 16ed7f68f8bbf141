package org.chainrule.core.metric;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.chainrule.core.Figures;

/**
 * How often class a was taken for class b: {@code n_ab}, rows are the true classes, columns the predicted ones. Immutable.
 *
 * <p>For a class c: precision {@code n_cc / Σ_a n_ac}, the share of right ones among those called c; recall
 * {@code n_cc / Σ_b n_cb}, the share of those of class c that were found; F1 {@code 2·P·R/(P + R)}, computed as
 * {@code 2·n_cc / (Σ_a n_ac + Σ_b n_cb)}. A share of nothing (a class that was never predicted, or is not there) is 0.
 * Averages over classes are {@link Average#MACRO}, every class alike, or {@link Average#WEIGHTED}, by how often it is true;
 * the average over all examples alike ("micro") is the accuracy for each of the three.
 */
public final class ConfusionMatrix {

    private final List<String> names;
    private final long[][] counts;

    /** How figures of classes become one. */
    public enum Average {
        /** Every class counts alike. */
        MACRO,
        /** A class counts as often as it is true. */
        WEIGHTED
    }

    private ConfusionMatrix(List<String> names, long[][] counts) {
        this.names = names;
        this.counts = counts;
    }

    /**
     * Counts.
     *
     * @param names of the classes, in the order of their numbers
     * @param actual the true class of every example; −1 leaves the example out
     * @param predicted the predicted class of every example; −1 stands for no answer, which is wrong whatever is true, and
     *     counts for recall and accuracy but for no precision
     * @throws IllegalArgumentException if the lengths differ or a number is no class
     */
    public static ConfusionMatrix of(List<String> names, int[] actual, int[] predicted) {
        if (actual.length != predicted.length) {
            throw new IllegalArgumentException("confusion matrix: found " + actual.length + " true classes and "
                    + predicted.length + " predicted ones; give one of each per example");
        }
        int classes = names.size();
        var counts = new long[classes][classes + 1];
        for (int i = 0; i < actual.length; i++) {
            if (actual[i] < -1 || actual[i] >= classes || predicted[i] < -1 || predicted[i] >= classes) {
                throw new IllegalArgumentException("confusion matrix: example " + i + " is of class " + actual[i]
                        + " and was taken for " + predicted[i] + "; classes are 0 to " + (classes - 1)
                        + ", or -1 for none");
            }
            if (actual[i] >= 0) {
                counts[actual[i]][predicted[i] < 0 ? classes : predicted[i]]++;
            }
        }
        return new ConfusionMatrix(List.copyOf(names), counts);
    }

    /** Names of the classes in the order of their numbers. */
    public List<String> names() {
        return names;
    }

    /** How often an example of class {@code actual} was taken for class {@code predicted}. */
    public long count(int actual, int predicted) {
        return counts[actual][check(predicted)];
    }

    private int check(int label) {
        if (label < 0 || label >= names.size()) {
            throw new IllegalArgumentException(
                    "confusion matrix: found class " + label + "; classes are 0 to " + (names.size() - 1));
        }
        return label;
    }

    /** Number of examples that are of class c, predicted or not. */
    public long support(int c) {
        return Arrays.stream(counts[check(c)]).sum();
    }

    /** Number of examples that got no answer. */
    public long unanswered() {
        return Arrays.stream(counts).mapToLong(row -> row[names.size()]).sum();
    }

    /** Number of examples. */
    public long examples() {
        return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
    }

    /** Share of the examples whose class was predicted; 0 without examples. */
    public double accuracy() {
        long right =
                IntStream.range(0, names.size()).mapToLong(c -> counts[c][c]).sum();
        return share(right, examples());
    }

    /** Share of right ones among the examples that were taken for class c. */
    public double precision(int c) {
        return share(counts[check(c)][c], predicted(c));
    }

    /** Share of the examples of class c that were found. */
    public double recall(int c) {
        return share(counts[check(c)][c], support(c));
    }

    /** Harmonic mean of precision and recall of class c. */
    public double f1(int c) {
        return share(2 * counts[check(c)][c], predicted(c) + support(c));
    }

    private long predicted(int c) {
        return Arrays.stream(counts).mapToLong(row -> row[c]).sum();
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : part / (double) whole;
    }

    /** Precision over all classes. */
    public double precision(Average average) {
        return average(average, this::precision);
    }

    /** Recall over all classes; weighted it is the accuracy. */
    public double recall(Average average) {
        return average(average, this::recall);
    }

    /** F1 over all classes: the mean of the classes' F1, not the F1 of mean precision and recall. */
    public double f1(Average average) {
        return average(average, this::f1);
    }

    private double average(Average average, IntToDoubleFunction figure) {
        double sum = 0;
        double weights = 0;
        for (int c = 0; c < names.size(); c++) {
            double weight = average == Average.MACRO ? 1 : support(c);
            sum += weight * figure.applyAsDouble(c);
            weights += weight;
        }
        return weights == 0 ? 0 : sum / weights;
    }

    /** Both together, for examples counted apart; the class names must be the same. */
    public ConfusionMatrix plus(ConfusionMatrix other) {
        if (!names.equals(other.names)) {
            throw new IllegalArgumentException("confusion matrix: the classes are " + names + " here and " + other.names
                    + " there; only counts of the same classes can be added");
        }
        var sum = new long[names.size()][];
        for (int a = 0; a < sum.length; a++) {
            sum[a] = counts[a].clone();
            for (int b = 0; b < sum[a].length; b++) {
                sum[a][b] += other.counts[a][b];
            }
        }
        return new ConfusionMatrix(names, sum);
    }

    /** A table for people: the counts, then precision, recall and F1 of every class and of all. */
    public String describe() {
        var table = new TextTable();
        table.row("true \\ predicted", names, "precision", "recall", "F1");
        for (int c = 0; c < names.size(); c++) {
            int row = c;
            table.row(
                    names.get(c),
                    IntStream.range(0, names.size())
                            .mapToObj(b -> Long.toString(counts[row][b]))
                            .toList(),
                    percent(precision(c)),
                    percent(recall(c)),
                    percent(f1(c)));
        }
        for (Average average : Average.values()) {
            table.row(
                    average == Average.MACRO ? "mean of classes" : "mean by frequency",
                    names.stream().map(name -> "").toList(),
                    percent(precision(average)),
                    percent(recall(average)),
                    percent(f1(average)));
        }
        String without = unanswered() == 0 ? "" : ", " + unanswered() + " without an answer";
        return table + "accuracy " + percent(accuracy()) + " of " + examples() + " examples" + without + "\n";
    }

    private static String percent(double share) {
        return Figures.fixed(100 * share, 2) + " %";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfusionMatrix that
                && names.equals(that.names)
                && Arrays.deepEquals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.deepHashCode(counts);
    }

    /** Accuracy and number of examples. */
    @Override
    public String toString() {
        return "accuracy " + percent(accuracy()) + " of " + examples();
    }
}
