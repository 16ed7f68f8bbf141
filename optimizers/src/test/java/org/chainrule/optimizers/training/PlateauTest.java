package org.chainrule.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chainrule.core.Batch;
import org.chainrule.optimizers.Improvement;
import org.chainrule.optimizers.ReduceOnPlateau;
import org.chainrule.optimizers.Sgd;
import org.junit.jupiter.api.Test;

/** The loop shows the schedule what it is to watch. */
class PlateauTest {

    private static final Batch ONE = LinearFit.counted(1);

    private static ReduceOnPlateau plateau(Improvement improvement) {
        return new ReduceOnPlateau(1, 0.5, 1, improvement, 0, 0, 0, 0);
    }

    private static List<Double> rates(History history) {
        return history.epochs().stream().map(EpochRecord::rate).toList();
    }

    @Test
    void theRateFallsWhenTheValidationLossNoLongerDoes() {
        var losses = ScriptedLosses.validation(5, 4, 4, 4, 3, 3, 3, 3);
        var history = Trainer.of(losses)
                .optimizer(new Sgd(), plateau(Improvement.LOWER_BY_RATIO))
                .batches(ONE, 1)
                .validation(ONE)
                .train(8);
        assertThat(rates(history)).containsExactly(1.0, 1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.25);
    }

    /** One example x = 1, t = 0 and η = 1: the first step fits it exactly, and from the second epoch on the loss is 0. */
    @Test
    void withoutValidationDataItWatchesTheTrainingLoss() {
        var history = Trainer.of(LinearFit.mean(1))
                .optimizer(new Sgd(), plateau(Improvement.LOWER_BY_RATIO))
                .batches(ONE, 1)
                .train(6);
        assertThat(rates(history)).containsExactly(1.0, 1.0, 1.0, 1.0, 0.5, 0.5);
    }

    @Test
    void itCanWatchAMeasureInstead() {
        var scores = List.of(1.0, 2.0, 2.0, 2.0, 2.0).iterator();
        var history = Trainer.of(LinearFit.mean(1))
                .optimizer(new Sgd(), plateau(Improvement.HIGHER_BY_DIFFERENCE))
                .batches(ONE, 1)
                .measuring("score", batch -> scores.next())
                .watching(epoch -> epoch.trainingMeasures().getOrDefault("score", Double.NaN))
                .train(5);
        assertThat(rates(history)).containsExactly(1.0, 1.0, 1.0, 1.0, 0.5);
    }
}
