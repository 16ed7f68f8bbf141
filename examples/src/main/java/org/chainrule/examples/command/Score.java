package org.chainrule.examples.command;

import java.util.Optional;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.core.data.Dataset;
import org.chainrule.core.data.Standardiser;

/** How good a trained network is on examples it has never seen, beside the best that needs no network. */
sealed interface Score {

    /** One sentence. */
    String sentence();

    /** The figure to be seen first. */
    String figure();

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
            return "Accuracy on " + examples + " examples never seen: " + EpochTable.percent(accuracy)
                    + " (always naming the most frequent class: " + EpochTable.percent(guess) + ")";
        }

        @Override
        public String figure() {
            return EpochTable.percent(accuracy);
        }
    }

    /**
     * For a regression, in the units of the data.
     *
     * @param examples how many were asked
     * @param rmse root mean square error
     * @param deviation root mean square error of one who always says the mean
     */
    record Distance(int examples, double rmse, double deviation) implements Score {

        /** R² = 1 − (rmse / deviation)²: the share of the variance that is explained. */
        double r2() {
            return 1 - rmse / deviation * (rmse / deviation);
        }

        @Override
        public String sentence() {
            return "R² on " + examples + " examples never seen: " + Figures.fixed(r2(), 4)
                    + ", root mean square error " + Figures.significant(rmse, 4)
                    + " in the target's units (always saying the mean: " + Figures.significant(deviation, 4) + ")";
        }

        @Override
        public String figure() {
            return Figures.fixed(r2(), 3);
        }
    }

    /** Scores the test part. */
    static Score of(Trained trained, DataSource source) {
        Dataset test = source.split().test();
        if (source.isClassification()) {
            return new Accuracy(test.rows(), trained.objective().accuracy(test), mostFrequent(test));
        }
        var scaling = source.targets();
        var predicted = original(scaling, trained.objective().outputs(test));
        var actual = original(scaling, test.targets());
        double squares = 0;
        double spread = 0;
        for (int j = 0; j < actual.columns(); j++) {
            double mean = 0;
            for (int i = 0; i < actual.rows(); i++) {
                mean += actual.get(i, j) / actual.rows();
            }
            for (int i = 0; i < actual.rows(); i++) {
                double error = predicted.get(i, j) - actual.get(i, j);
                squares += error * error;
                spread += (actual.get(i, j) - mean) * (actual.get(i, j) - mean);
            }
        }
        return new Distance(test.rows(), Math.sqrt(squares / actual.size()), Math.sqrt(spread / actual.size()));
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
