package org.chainrule.core.data;

import java.util.List;
import java.util.stream.IntStream;
import org.chainrule.core.Figures;
import org.chainrule.core.Seed;

/**
 * A data set divided into three parts that share no example.
 *
 * @param training examples to learn from, and to fit scalings on
 * @param validation examples to decide by: when to stop, which settings
 * @param test examples for the final score, looked at once
 */
public record Split(Dataset training, Dataset validation, Dataset test) {

    /** Name of the random stream that orders the examples. */
    private static final String PURPOSE = "split";

    private static final List<String> PARTS = List.of("training", "validation", "test");

    /**
     * Shuffles the examples and cuts: {@code round(trainShare · n)} for training, {@code round(validationShare · n)} for
     * validation, the rest for test. Classes are divided as chance has it; {@link #stratified} keeps their shares.
     *
     * @throws IllegalArgumentException if a share is not between 0 and 1 or a part would be empty
     */
    public static Split of(Dataset dataset, double trainShare, double validationShare, long seed) {
        int[] order = shuffled(dataset, seed);
        return cut(dataset, order, List.of(order), trainShare, validationShare);
    }

    /**
     * The same cut made class by class, so that every part has each class in its share (up to rounding). Classes are
     * mixed within a part, as in the plain split.
     *
     * @throws IllegalArgumentException if the data is a regression, a share is not between 0 and 1 or a part would be
     *     empty
     */
    public static Split stratified(Dataset dataset, double trainShare, double validationShare, long seed) {
        if (!dataset.isClassification()) {
            throw new IllegalArgumentException(
                    "stratified split: \"" + dataset.name() + "\" has no classes; use Split.of for a regression");
        }
        int[] order = shuffled(dataset, seed);
        var classes = IntStream.range(0, dataset.classNames().size())
                .mapToObj(label -> IntStream.of(order)
                        .filter(example -> dataset.targets().get(example, 0) == label)
                        .toArray())
                .toList();
        return cut(dataset, order, classes, trainShare, validationShare);
    }

    private static int[] shuffled(Dataset dataset, long seed) {
        var order = IntStream.range(0, dataset.rows()).toArray();
        Seed.shuffle(order, new Seed(seed).stream(PURPOSE));
        return order;
    }

    private static Split cut(
            Dataset dataset, int[] order, List<int[]> groups, double trainShare, double validationShare) {
        requireShare("training", trainShare);
        requireShare("validation", validationShare);
        var partOf = new int[dataset.rows()];
        for (int[] group : groups) {
            long first = Math.round(trainShare * group.length);
            long second = first + Math.round(validationShare * group.length);
            for (int i = 0; i < group.length; i++) {
                partOf[group[i]] = i < first ? 0 : i < second ? 1 : 2;
            }
        }
        var parts = IntStream.range(0, PARTS.size())
                .mapToObj(part -> IntStream.of(order)
                        .filter(example -> partOf[example] == part)
                        .toArray())
                .toList();
        for (int part = 0; part < parts.size(); part++) {
            if (parts.get(part).length == 0) {
                throw new IllegalArgumentException("split of \"" + dataset.name() + "\": the " + PARTS.get(part)
                        + " part is empty, with " + dataset.rows() + " examples and shares of "
                        + Figures.shortest(trainShare) + " for training and " + Figures.shortest(validationShare)
                        + " for validation (the rest is for test); choose shares that leave every part an example");
            }
        }
        return new Split(dataset.select(parts.get(0)), dataset.select(parts.get(1)), dataset.select(parts.get(2)));
    }

    private static void requireShare(String part, double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("split: found a " + part + " share of " + Figures.shortest(share)
                    + "; it must be above 0 and below 1, and both shares together below 1");
        }
    }

    /** Inputs with mean 0 and deviation 1, by figures of the training part only. */
    public Split standardised() {
        return scaledBy(Standardiser.fit(training.inputs()));
    }

    /** Inputs stretched to [low, high], by figures of the training part only. */
    public Split scaled(double low, double high) {
        return scaledBy(MinMax.fit(training.inputs(), low, high));
    }

    /** Inputs of all three parts in the units of a scaling, which should have been fitted on the training part. */
    public Split scaledBy(Scaling scaling) {
        return new Split(scaling.apply(training), scaling.apply(validation), scaling.apply(test));
    }

    /**
     * Targets of all three parts in the units of a scaling, for a regression; {@link Scaling#undo} brings predictions
     * back.
     */
    public Split targetsScaledBy(Scaling scaling) {
        if (training.isClassification()) {
            throw new IllegalArgumentException("scale targets: \"" + training.name()
                    + "\" is a classification; class numbers have no unit, so scale the inputs only");
        }
        return new Split(
                targetsScaled(scaling, training), targetsScaled(scaling, validation), targetsScaled(scaling, test));
    }

    private static Dataset targetsScaled(Scaling scaling, Dataset part) {
        return part.withMatrices(part.inputs(), scaling.apply(part.targets()));
    }
}
