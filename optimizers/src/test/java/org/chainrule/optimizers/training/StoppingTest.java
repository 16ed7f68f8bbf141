package org.chainrule.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Objective;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.optimizers.Sgd;
import org.junit.jupiter.api.Test;

class StoppingTest {

    private static final Batch ONE = LinearFit.counted(1);

    private static Trainer trainer(Objective objective) {
        return Trainer.of(objective).optimizer(new Sgd(), 0.5).batches(ONE, 1);
    }

    @Test
    void withoutARuleAllEpochsAreMade() {
        var history = trainer(LinearFit.mean(1)).train(4);
        assertThat(history.reason()).isEqualTo(StopReason.EPOCHS);
        assertThat(history.sentence()).isEqualTo("stopped after epoch 4: all epochs asked for were made");
        assertThat(history.epochs()).hasSize(4);
        assertThat(history.last()).contains(history.epochs().get(3));
    }

    /** One example x = 1, t = 0, η = ½: w halves in every epoch, so the change of epoch n is exactly 2⁻ⁿ. */
    @Test
    void toleranceStopsAtTheFirstEpochWhoseChangesAreAtOrBelowIt() {
        var fit = LinearFit.mean(1);
        var history = trainer(fit).stopping(new Tolerance(0x1p-10)).train(1000);
        assertThat(history.reason()).isEqualTo(StopReason.TOLERANCE);
        assertThat(history.epochs()).hasSize(10);
        assertThat(history.last().orElseThrow().largestChange()).hasValue(0x1p-10);
        assertThat(fit.parameters().values().get(0)).isEqualTo(0x1p-10);
        assertThat(history.sentence())
                .isEqualTo("stopped after epoch 10: no iteration changed a weight by more than"
                        + " 0.000977, which is at or below the tolerance 0.0009765625");
        assertThat(trainer(LinearFit.mean(1))
                        .stopping(new Tolerance(Math.nextDown(0x1p-10)))
                        .train(1000)
                        .epochs())
                .as("one ulp less lasts one epoch more")
                .hasSize(11);
    }

    /** The second of two examples is fitted already, so its iterations change nothing; the first still moves the weight. */
    @Test
    void toleranceJudgesAWholeEpochNotOneIteration() {
        var data = Batch.of(DoubleMatrix.of(new double[] {1}, new double[] {0}), DoubleMatrix.zeros(2, 1));
        var history = Trainer.of(LinearFit.mean(1))
                .optimizer(new Sgd(), 0.5)
                .batches(data, 1)
                .inOrder()
                .stopping(new Tolerance(0x1p-5))
                .train(100);
        assertThat(history.epochs()).hasSize(5);
    }

    @Test
    void changesAreMeasuredOnlyIfARuleAsks() {
        assertThat(trainer(LinearFit.mean(1)).train(1).epochs().get(0).largestChange())
                .isEmpty();
    }

    @Test
    void patienceStopsWhenTheValidationLossNoLongerImproves() {
        var losses = ScriptedLosses.validation(5, 4, 3, 3, 3.5, 2, 2.5, 2.25, 2, 1, 1, 1);
        var history = trainer(losses).validation(ONE).stopping(new Patience(3)).train(100);
        assertThat(history.reason()).isEqualTo(StopReason.PATIENCE);
        assertThat(history.epochs()).hasSize(9);
        assertThat(history.best().orElseThrow().epoch()).isEqualTo(6);
        assertThat(history.sentence())
                .isEqualTo("stopped after epoch 9: the validation loss has not improved since epoch 6, where it was 2");
    }

    @Test
    void improvementsThatAreTooSmallDoNotCount() {
        var losses = ScriptedLosses.validation(5, 4.5, 4.25, 4.125, 4, 3.875, 1);
        var history =
                trainer(losses).validation(ONE).stopping(new Patience(2, 0.75)).train(100);
        // 5, then 4.25 is not below 4.25; 4.5 and 4.25 do not count
        assertThat(history.epochs()).hasSize(3);
    }

    @Test
    void aValidationLossThatIsNeverFiniteIsNoImprovement() {
        var history = trainer(ScriptedLosses.validation(Double.NaN, Double.POSITIVE_INFINITY))
                .validation(ONE)
                .stopping(new Patience(4))
                .train(100);
        assertThat(history.epochs()).hasSize(4);
        assertThat(history.sentence())
                .isEqualTo("stopped after epoch 4: the validation loss was never finite in 4 epochs");
    }

    @Test
    void aRuleServesTwoTrainings() {
        var patience = new Patience(2);
        for (int i = 0; i < 2; i++) {
            var losses = ScriptedLosses.validation(3 - i, 2 - i, 2 - i, 2 - i);
            assertThat(trainer(losses)
                            .validation(ONE)
                            .stopping(patience)
                            .train(100)
                            .epochs())
                    .hasSize(4);
        }
    }

    @Test
    void theFirstRuleThatAsksEndsTheTraining() {
        CustomStopping third = () -> epoch -> epoch.epoch() == 3 ? Optional.of("three are enough") : Optional.empty();
        var history = trainer(LinearFit.mean(1))
                .stopping(new Tolerance(0))
                .stopping(third)
                .train(100);
        assertThat(history.reason()).isEqualTo(StopReason.CUSTOM);
        assertThat(history.sentence()).isEqualTo("three are enough");
        assertThat(history.epochs()).hasSize(3);
    }

    @Test
    void aLossThatIsNotFiniteStopsBeforeTheUpdate() {
        var objective = ScriptedLosses.training(3, 2, Double.NaN);
        var history = Trainer.of(objective)
                .optimizer(new Sgd(), 1)
                .batches(LinearFit.counted(2), 1)
                .train(9);
        assertThat(history.diverged()).isTrue();
        assertThat(history.sentence())
                .isEqualTo("diverged in epoch 2, iteration 1 of 2: the loss is NaN; use a smaller"
                        + " learning rate or standardise the inputs");
        assertThat(history.epochs()).hasSize(1);
        assertThat(objective.parameters().values().get(0)).isEqualTo(-2);
        assertThat(history.last().orElseThrow().trainingLoss()).isEqualTo(2.5);
    }

    /** η = 5: w is multiplied by −4 in every epoch until ½w² overflows, after w = 4⁵¹² = 2¹⁰²⁴ at the latest. */
    @Test
    void aLearningRateThatIsFarTooLargeDiverges() {
        var history = Trainer.of(LinearFit.mean(1))
                .optimizer(new Sgd(), 5)
                .batches(ONE, 1)
                .train(2000);
        assertThat(history.diverged()).isTrue();
        assertThat(history.epochs()).hasSizeBetween(1, 512);
        assertThat(history.sentence()).contains("the loss is ∞");
    }

    @Test
    void aParameterThatOverflowsInTheLastUpdateIsNoticed() {
        var history = Trainer.of(ScriptedLosses.training(1))
                .optimizer(new Sgd(), Double.MAX_VALUE)
                .batches(LinearFit.counted(2), 1)
                .train(1);
        assertThat(history.sentence())
                .startsWith("diverged in epoch 1, iteration 2 of 2: a parameter is NaN or infinite after the update");
        assertThat(history.last()).isEmpty();
        assertThat(history.best()).isEmpty();
    }

    @Test
    void limitsOutsideTheirRangeAreRefused() {
        assertThatThrownBy(() -> new Tolerance(-1)).hasMessageContaining("it must be 0 or more and finite");
        assertThatThrownBy(() -> new Tolerance(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Patience(0)).hasMessage("patience: found 0 epochs; give at least 1");
        assertThatThrownBy(() -> new Patience(1, -1)).hasMessageContaining("it must be 0 or more and finite");
    }

    @Test
    void anInfiniteImprovementOrToleranceIsRefused() {
        assertThatThrownBy(() -> new Patience(1, Double.POSITIVE_INFINITY))
                .hasMessage("patience: found a minimum improvement of ∞; it must be 0 or more and finite");
        assertThatThrownBy(() -> new Tolerance(Double.POSITIVE_INFINITY))
                .hasMessageStartingWith("tolerance: found τ = ∞; it must be 0 or more and finite");
    }

    @Test
    void theKernelsOfTheUpdatesCanBeChosen() {
        var fit = LinearFit.mean(1);
        trainer(fit).kernels(KernelChoice.reproducible()).train(3);
        assertThat(fit.parameters().values().get(0)).isEqualTo(0.125);
    }

    @Test
    void onlyATrainingThatDivergedHasDiverged() {
        assertThat(trainer(LinearFit.mean(1)).train(1).diverged()).isFalse();
    }

    @Test
    void aRuleOfOnesOwnNeedsNothing() {
        CustomStopping never = () -> epoch -> Optional.empty();
        assertThat(never.needs()).isEqualTo(StoppingRule.Needs.NOTHING);
        assertThat(never.reason()).isEqualTo(StopReason.CUSTOM);
    }
}
