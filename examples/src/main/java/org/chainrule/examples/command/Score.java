package org.chainrule.examples.command;

import java.util.Optional;
import java.util.OptionalDouble;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.core.data.Dataset;
import org.chainrule.core.data.Standardiser;
import org.chainrule.core.metric.RegressionScores;

/** How good a trained network is on examples it has never seen, beside the best that needs no network. */
sealed interface Score {

    /** One sentence. */
    String sentence();

    /** The figure to be seen first. */
    String figure();

    /** The same as a number: accuracy, or R²; empty where R² is not defined. */
    OptionalDouble share();

    /**
     * For a classification.
     *
     * @param examples how many were asked
     * @param accuracy share of right answers
     * @param guess share of right answers of one who always names the most frequent class
     */
    record Accuracy(int examples, double accuracy, double guess) implements Score {
        @Override
        public String sentence() {
            return "Accuracy on " + unseen(examples) + ": " + EpochTable.percent(accuracy)
                    + " (always naming the most frequent class: " + EpochTable.percent(guess) + ")";
        }

        @Override
        public String figure() {
            return EpochTable.percent(accuracy);
        }

        @Override
        public OptionalDouble share() {
            return OptionalDouble.of(accuracy);
        }
    }

    /**
     * For a regression, in the units of the data.
     *
     * @param examples how many were asked
     * @param scores over all their numbers
     */
    record Distance(int examples, RegressionScores scores) implements Score {
        @Override
        public String sentence() {
            return "R² on " + unseen(examples) + ": " + scores.r2Text(4) + ", root mean square error "
                    + Figures.significant(scores.rmse(), 4) + " in the target's units (always saying the mean: "
                    + Figures.significant(scores.deviation(), 4) + ")";
        }

        @Override
        public String figure() {
            return scores.hasR2() ? Figures.fixed(scores.r2(), 3) : "undefined";
        }

        @Override
        public OptionalDouble share() {
            return scores.hasR2() ? OptionalDouble.of(scores.r2()) : OptionalDouble.empty();
        }
    }

    /** Scores the test part. */
    static Score of(Trained trained, DataSource source) {
        Dataset test = source.split().test();
        if (source.isClassification()) {
            return new Accuracy(test.rows(), trained.objective().accuracy(test), mostFrequent(test));
        }
        var predicted = original(source.targets(), trained.objective().outputs(test));
        var actual = original(source.targets(), test.targets());
        return new Distance(test.rows(), RegressionScores.of(predicted, actual));
    }

    private static String unseen(int examples) {
        return examples + (examples == 1 ? " example" : " examples") + " never seen";
    }

    /** In the units of the data. */
    static Matrix original(Optional<Standardiser> scaling, Matrix scaled) {
        return scaling.map(fitted -> fitted.undo(scaled)).orElse(scaled);
    }

    private static double mostFrequent(Dataset data) {
        int classes = Math.max(data.classNames().size(), data.targetColumns());
        var counts = new int[classes];
        int most = 0;
        for (int i = 0; i < data.rows(); i++) {
            int c = classOf(data, i);
            counts[c]++;
            most = Math.max(most, counts[c]);
        }
        return most / (double) data.rows();
    }

    /** Class number of an example, from its number or its one-hot row. */
    static int classOf(Dataset data, int row) {
        if (data.targetColumns() == 1) {
            return (int) data.targets().get(row, 0);
        }
        int c = 0;
        while (data.targets().get(row, c) != 1) {
            c++;
        }
        return c;
    }
}
