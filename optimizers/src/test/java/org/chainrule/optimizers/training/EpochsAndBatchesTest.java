package org.chainrule.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.optimizers.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Epoch, iteration and batch in the words' exact sense. */
class EpochsAndBatchesTest {

    private static Trainer trainer(LinearFit fit, int rows, int size) {
        return Trainer.of(fit).optimizer(new Sgd(), 1e-3).batches(LinearFit.counted(rows), size);
    }

    @ParameterizedTest(name = "{0} rows, batches of {1}, {2} accumulated: {3} iterations an epoch")
    @CsvSource({
        "6,6,1,1",
        "6,1,1,6",
        "6,2,1,3",
        "6,4,1,2",
        "6,5,1,2",
        "6,1,4,2",
        "6,2,2,2",
        "6,2,3,1",
        "6,2,99,1",
        "1,1,1,1"
    })
    void anEpochHasThisManyIterations(int rows, int size, int accumulated, int iterations) {
        var counted = new ArrayList<Long>();
        var history = trainer(LinearFit.mean(1), rows, size)
                .accumulating(accumulated)
                .listening(new TrainingListener() {
                    @Override
                    public void onIteration(long iteration, double loss) {
                        counted.add(iteration);
                    }
                })
                .train(3);
        assertThat(history.epochs())
                .hasSize(3)
                .allSatisfy(e -> assertThat(e.iterations()).isEqualTo(iterations));
        assertThat(history.iterations()).isEqualTo(3L * iterations);
        assertThat(counted)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 3 * iterations)
                        .mapToObj(i -> (long) i)
                        .toList());
    }

    @Test
    void theLastSmallerBatchIsUsed() {
        var fit = LinearFit.mean(1).remembering();
        trainer(fit, 7, 3).inOrder().train(1);
        assertThat(fit.seen).containsExactly(List.of(1.0, 2.0, 3.0), List.of(4.0, 5.0, 6.0), List.of(7.0));
    }

    @Test
    void everyExampleIsSeenOnceAnEpochInANewOrderEachTime() {
        var fit = LinearFit.mean(1).remembering();
        trainer(fit, 20, 20).shuffled(7).train(4);
        assertThat(fit.seen)
                .hasSize(4)
                .doesNotHaveDuplicates()
                .allSatisfy(epoch -> assertThat(epoch)
                        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 20)
                                .mapToObj(i -> (double) i)
                                .toList()));
    }

    /** One permutation applied again and again would give three orders at most. */
    @Test
    void everyOrderOfThreeExamplesTurnsUp() {
        var fit = LinearFit.mean(1).remembering();
        trainer(fit, 3, 3).shuffled(7).train(100);
        assertThat(fit.seen.stream().distinct()).hasSize(6);
    }

    @Test
    void theSameSeedGivesTheSameOrderAndAnotherSeedAnother() {
        assertThat(seenWith(7)).isEqualTo(seenWith(7)).isNotEqualTo(seenWith(8));
    }

    private static List<List<Double>> seenWith(long seed) {
        var fit = LinearFit.mean(1).remembering();
        trainer(fit, 20, 8).shuffled(seed).train(2);
        return fit.seen;
    }

    @Test
    void unlessToldOtherwiseTheSeedIsZero() {
        var fit = LinearFit.mean(1).remembering();
        trainer(fit, 20, 8).train(2);
        assertThat(fit.seen).isEqualTo(seenWith(0));
    }

    @Test
    void aBatchLargerThanTheDataIsRefused() {
        assertThatThrownBy(() -> trainer(LinearFit.mean(1), 6, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trainer: found batches of 7 rows but the training data has 6; give from 1 to 6");
        assertThatThrownBy(() -> trainer(LinearFit.mean(1), 6, 0)).hasMessageContaining("batches of 0 rows");
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        var data = LinearFit.counted(6);
        var trainer = Trainer.of(LinearFit.mean(1));
        assertThatThrownBy(() -> trainer.train(1)).hasMessageContaining("found no update rule");
        trainer.optimizer(new Sgd(), 0.1);
        assertThatThrownBy(() -> trainer.train(1)).hasMessageContaining("found no training data");
        trainer.batches(data, 2);
        assertThatThrownBy(() -> trainer.train(0)).hasMessage("trainer: found 0 epochs; give at least 1");
        assertThatThrownBy(() -> trainer.accumulating(0)).hasMessageContaining("found 0 batches per iteration");
        assertThatThrownBy(() -> trainer.optimizer(new Sgd(), 0)).hasMessageContaining("found learning rate 0");
        trainer.measuring("accuracy", batch -> 1);
        assertThatThrownBy(() -> trainer.measuring("accuracy", batch -> 1)).hasMessageContaining("there twice");
        trainer.stopping(new Patience(2));
        assertThatThrownBy(() -> trainer.train(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("needs validation data; say .validation(data) before .train");
    }

    @Test
    void aBatchOfManyColumnsReachesTheObjective() {
        var data = Batch.of(
                DoubleMatrix.of(new double[] {1, 2}, new double[] {3, 5}),
                DoubleMatrix.of(new double[] {5}, new double[] {13}));
        var fit = LinearFit.mean(0, 0);
        Trainer.of(fit).optimizer(new Sgd(), 0.05).batches(data, 2).train(20_000);
        // Half the mean of (5 − x₁ − 2x₂)² and (13 − 3x₁ − 5x₂)²: 48.5 at 0. Its Hessian has trace 19.5 and determinant
        // ¼; along
        // the smaller eigenvalue λ what is left shrinks by 1 − 0.05 λ from step to step, along the larger by more.
        double smaller = (19.5 - Math.sqrt(19.5 * 19.5 - 4 * 0.25)) / 2;
        assertThat(fit.value(data)).isLessThan(48.5 * Math.pow(1 - 0.05 * smaller, 2 * 20_000));
    }
}
