package org.chainrule.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.chainrule.core.Seed;

/**
 * A data set divided for k-fold cross-validation: every example is held out exactly once.
 *
 * <p>The examples are shuffled with the seed's stream "folds" and dealt to k folds in turn, so that folds differ by at most
 * one example (stratified: class by class, and by at most one example of a class). Scalings are fitted per fold, on its
 * training part only: {@link Fold#standardised}.
 */
public final class Folds {

    private static final String PURPOSE = "folds";

    private Folds() {}

    /**
     * One way to divide.
     *
     * @param number from 1 to k
     * @param training all but the held-out examples, in the order of the shuffle
     * @param validation the held-out examples, in the order of the shuffle
     */
    public record Fold(int number, Dataset training, Dataset validation) {

        /** Inputs with mean 0 and deviation 1, by figures of the training part only. */
        public Fold standardised() {
            return scaledBy(Standardiser.fit(training.inputs()));
        }

        /** Inputs in the units of a scaling, which should have been fitted on the training part. */
        public Fold scaledBy(Scaling scaling) {
            return new Fold(number, scaling.apply(training), scaling.apply(validation));
        }
    }

    /**
     * k folds.
     *
     * @param k from 2 to the number of examples; with that number one example is left out at a time
     * @throws IllegalArgumentException if k is out of range
     */
    public static List<Fold> of(Dataset dataset, int k, long seed) {
        requireCount(dataset, k);
        int[] order = shuffled(dataset, seed);
        var foldOf = new int[dataset.rows()];
        for (int i = 0; i < order.length; i++) {
            foldOf[order[i]] = i % k;
        }
        return cut(dataset, order, foldOf, k);
    }

    /**
     * k folds in each of which every class has its share.
     *
     * @throws IllegalArgumentException if k is out of range, or the data is a regression
     */
    public static List<Fold> stratified(Dataset dataset, int k, long seed) {
        requireCount(dataset, k);
        if (!dataset.isClassification()) {
            throw new IllegalArgumentException(
                    "stratified folds: \"" + dataset.name() + "\" has no classes; use Folds.of for a regression");
        }
        int[] order = shuffled(dataset, seed);
        var foldOf = new int[dataset.rows()];
        int dealt = 0; // goes on from class to class, so that small classes do not all land in the first folds
        for (int label = 0; label < dataset.classNames().size(); label++) {
            for (int example : order) {
                if (dataset.targets().get(example, 0) == label) {
                    foldOf[example] = dealt++ % k;
                }
            }
        }
        return cut(dataset, order, foldOf, k);
    }

    private static int[] shuffled(Dataset dataset, long seed) {
        int[] order = IntStream.range(0, dataset.rows()).toArray();
        Seed.shuffle(order, new Seed(seed).stream(PURPOSE));
        return order;
    }

    private static void requireCount(Dataset dataset, int k) {
        if (k < 2 || k > dataset.rows()) {
            throw new IllegalArgumentException("folds of \"" + dataset.name() + "\": found k = " + k
                    + "; it must be from 2 to " + dataset.rows() + ", the number of examples");
        }
    }

    private static List<Fold> cut(Dataset dataset, int[] order, int[] foldOf, int k) {
        var folds = new ArrayList<Fold>();
        for (int f = 0; f < k; f++) {
            int fold = f;
            folds.add(new Fold(
                    f + 1,
                    dataset.select(
                            IntStream.of(order).filter(i -> foldOf[i] != fold).toArray()),
                    dataset.select(
                            IntStream.of(order).filter(i -> foldOf[i] == fold).toArray())));
        }
        return List.copyOf(folds);
    }
}
