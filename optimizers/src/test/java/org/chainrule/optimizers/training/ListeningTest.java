package org.chainrule.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chainrule.core.Batch;
import org.chainrule.core.metric.LayerStatistics;
import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.AllocationCounter;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.UpdateRules;
import org.junit.jupiter.api.Test;

class ListeningTest {

    @Test
    void listenersHearEverythingInOrder() {
        var heard = new ArrayList<String>();
        var history = Trainer.of(LinearFit.mean(1))
                .optimizer(new Sgd(), 1e-3)
                .batches(LinearFit.counted(3), 2)
                .inOrder()
                .examining(List::of)
                .listening(new TrainingListener() {
                    @Override
                    public void onStart(int epochs, int iterationsPerEpoch) {
                        heard.add("start " + epochs + "×" + iterationsPerEpoch);
                    }

                    @Override
                    public void onIteration(long iteration, double loss) {
                        heard.add("iteration " + iteration);
                    }

                    @Override
                    public void onLayers(int epoch, List<LayerStatistics> layers) {
                        heard.add("layers " + epoch + layers);
                    }

                    @Override
                    public void onEpoch(EpochRecord epoch) {
                        heard.add("epoch " + epoch.epoch());
                    }

                    @Override
                    public void onStop(History stopped) {
                        heard.add(stopped.sentence());
                    }
                })
                .train(2);
        assertThat(heard)
                .containsExactly(
                        "start 2×2",
                        "iteration 1",
                        "iteration 2",
                        "layers 1[]",
                        "epoch 1",
                        "iteration 3",
                        "iteration 4",
                        "layers 2[]",
                        "epoch 2",
                        history.sentence());
    }

    @Test
    void theLossOfAnIterationIsThatOfItsExamplesBeforeTheUpdate() {
        var losses = new ArrayList<Double>();
        Trainer.of(LinearFit.mean(1))
                .optimizer(new Sgd(), 0.5)
                .batches(LinearFit.counted(1), 1)
                .listening(new TrainingListener() {
                    @Override
                    public void onIteration(long iteration, double loss) {
                        losses.add(loss);
                    }
                })
                .train(3);
        assertThat(losses).containsExactly(0.5, 0.125, 0.03125);
    }

    @Test
    void measuresAreTakenOnBothPartsByName() {
        var fit = LinearFit.mean(1);
        var history = Trainer.of(fit)
                .optimizer(new Sgd(), 1e-3)
                .batches(LinearFit.counted(6), 2)
                .validation(LinearFit.counted(4))
                .measuring("rows", Batch::rows)
                .measuring("loss", fit::value)
                .train(2);
        var last = history.last().orElseThrow();
        assertThat(last.trainingMeasures().keySet()).containsExactly("rows", "loss");
        assertThat(last.trainingMeasures()).isEqualTo(Map.of("rows", 6.0, "loss", fit.value(LinearFit.counted(6))));
        assertThat(last.validationMeasures()).isEqualTo(Map.of("rows", 4.0, "loss", fit.value(LinearFit.counted(4))));
        assertThat(last.validationLoss()).hasValue(fit.value(LinearFit.counted(4)));
        assertThat(last.rate()).isEqualTo(1e-3);
    }

    @Test
    void withoutValidationDataTheRecordsSaySo() {
        var history = Trainer.of(LinearFit.mean(1))
                .optimizer(new Sgd(), 1e-3)
                .batches(LinearFit.counted(6), 2)
                .measuring("rows", Batch::rows)
                .train(1);
        assertThat(history.epochs().get(0).validationLoss()).isEmpty();
        assertThat(history.epochs().get(0).validationMeasures()).isEmpty();
        assertThat(history.best()).contains(history.epochs().get(0));
    }

    @Test
    void theSameSeedGivesTheSameHistoryAndTheSameBits() {
        for (var rule : UpdateRules.all()) {
            var first = LinearFit.mean(1);
            var second = LinearFit.mean(1);
            var histories = new ArrayList<History>();
            for (var fit : new LinearFit[] {first, second}) {
                histories.add(Trainer.of(fit)
                        .optimizer(rule, 1e-4)
                        .batches(LinearFit.counted(50), 8)
                        .shuffled(42)
                        .train(5));
            }
            assertThat(histories.get(0)).isEqualTo(histories.get(1));
            assertThat(first.parameters().values().toArray())
                    .containsExactly(second.parameters().values().toArray());
        }
    }

    @Test
    void anIterationAllocatesNothing() {
        assertThat(leastPerThousandIterations(new TrainingListener() {})).isZero();
    }

    @Test
    void anAllocatingListenerIsNoticed() {
        var kept = new ArrayList<double[]>(20_000);
        long bytes = leastPerThousandIterations(new TrainingListener() {
            @Override
            public void onIteration(long iteration, double loss) {
                kept.add(new double[] {loss});
            }
        });
        assertThat(bytes).isGreaterThanOrEqualTo(8 * 1000L);
        assertThat(kept).isNotEmpty();
    }

    /** Bytes allocated in the leanest thousand of twelve thousand iterations, accumulated, with changes measured. */
    private static long leastPerThousandIterations(TrainingListener listener) {
        var marks = new long[12];
        Trainer.of(LinearFit.mean(1))
                .optimizer(new Adam(), 1e-6)
                .batches(LinearFit.counted(50), 4)
                .accumulating(2)
                .stopping(new Tolerance(0))
                .listening(listener)
                .train(1);
        Trainer.of(LinearFit.mean(1))
                .optimizer(new Adam(), 1e-9)
                .batches(LinearFit.counted(12_000 * 8), 4)
                .accumulating(2)
                .stopping(new Tolerance(0))
                .listening(listener)
                .listening(new TrainingListener() {
                    @Override
                    public void onIteration(long iteration, double loss) {
                        if (iteration % 1000 == 0) {
                            marks[(int) (iteration / 1000) - 1] = AllocationCounter.bytes();
                        }
                    }
                })
                .train(1);
        long least = Long.MAX_VALUE;
        for (int i = 1; i < marks.length; i++) {
            least = Math.min(least, marks[i] - marks[i - 1]);
        }
        return least;
    }
}
