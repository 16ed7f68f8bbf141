package org.chainrule.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Objective;
import org.chainrule.core.Parameters;
import org.chainrule.optimizers.Sgd;
import org.junit.jupiter.api.Test;

/** What logs and sentences say in the rare cases. */
class LogEdgesTest {

    private static final Batch ONE = LinearFit.counted(1);

    private static Trainer trainer(double rate) {
        return Trainer.of(LinearFit.mean(1)).optimizer(new Sgd(), rate).batches(ONE, 1);
    }

    @Test
    void everyLineIsThereAtOnceForWhoeverWatchesTheFile() {
        for (Function<Writer, TrainingListener> log :
                List.<Function<Writer, TrainingListener>>of(CsvLog::new, JsonLog::new)) {
            var file = new StringWriter();
            var lengths = new ArrayList<Integer>();
            trainer(0.5)
                    .listening(log.apply(new BufferedWriter(file)))
                    .listening(new TrainingListener() {
                        @Override
                        public void onEpoch(EpochRecord epoch) {
                            lengths.add(file.toString().length());
                        }
                    })
                    .train(2);
            assertThat(lengths.get(0)).isPositive();
            assertThat(lengths.get(1)).isGreaterThan(lengths.get(0));
        }
    }

    @Test
    void controlCharactersAreEscapedInJson() {
        var text = new StringWriter();
        trainer(0.5)
                .measuring("tab\tand\u001funit", batch -> 1)
                .listening(new JsonLog(text))
                .train(1);
        assertThat(text.toString()).contains("\"training tab\\u0009and\\u001funit\":1");
    }

    @Test
    void numbersInATableAreShortAndNamesAreQuotedWhereTheyMust() {
        var text = new StringWriter();
        trainer(0.0001)
                .measuring("a,b", batch -> Double.POSITIVE_INFINITY)
                .measuring("a\nb", batch -> Double.NaN)
                .measuring("a\"b", batch -> 1e-20)
                .listening(new CsvLog(text))
                .train(1);
        assertThat(text.toString())
                .contains(",0.0001,0.5,,,Infinity,NaN,1e-20\n")
                .contains(",\"training a,b\",\"training a\nb\",\"training a\"\"b\"\n");
    }

    @Test
    void theAverageOfIterationsHasOneForEach() {
        // Two examples x = 1 and 2, one per iteration, η = ¼: w is 1, ¾, 0 in the first epoch and stays 0.
        var fit = LinearFit.mean(1);
        Trainer.of(fit)
                .optimizer(new Sgd(), 0.25)
                .batches(LinearFit.counted(2), 1)
                .inOrder()
                .averaging(new ExponentialAveraging(0.5))
                .train(1);
        assertThat(fit.parameters().values().get(0)).isEqualTo(0.5 * 0.75 + 0.5 * 0);
    }

    /** Its second gradient is NaN; it says which examples it is asked about. */
    private static final class Breaking implements Objective {

        private final LinearFit line = LinearFit.mean(1);
        private int gradients;

        @Override
        public Parameters parameters() {
            return line.parameters();
        }

        @Override
        public double value(Batch batch) {
            return line.value(batch);
        }

        @Override
        public double gradient(Batch batch, double cotangent, double beta) {
            double loss = line.gradient(batch, cotangent, beta);
            return ++gradients == 2 ? Double.NaN : loss;
        }

        @Override
        public double share(double part, double whole) {
            return line.share(part, whole);
        }

        @Override
        public String explainNotFinite(Batch batch) {
            var input = DoubleMatrix.zeros(1, 1);
            batch.copyInput(0, input, 0);
            return batch.rows() + " examples, the first is " + (int) input.get(0);
        }
    }

    @Test
    void theExamplesOfTheIterationThatDivergedAreExplained() {
        var history = Trainer.of(new Breaking())
                .optimizer(new Sgd(), 0.01)
                .batches(LinearFit.counted(6), 2)
                .inOrder()
                .train(1);
        assertThat(history.sentence())
                .startsWith("diverged in epoch 1, iteration 2 of 3: the loss is NaN; 2 examples, the first is 3;");
    }
}
