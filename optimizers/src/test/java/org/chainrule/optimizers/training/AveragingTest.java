package org.chainrule.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.chainrule.core.Batch;
import org.chainrule.optimizers.Sgd;
import org.junit.jupiter.api.Test;

/** One example x = 1, t = 0, η = ½: w is 1, ½, ¼, …, exactly. */
class AveragingTest {

    private static final Batch ONE = LinearFit.counted(1);

    private static Trainer trainer(LinearFit fit) {
        return Trainer.of(fit).optimizer(new Sgd(), 0.5).batches(ONE, 1);
    }

    @Test
    void theExponentialAverageForgetsByItsDecay() {
        var fit = LinearFit.mean(1);
        trainer(fit).averaging(new ExponentialAveraging(0.75)).train(3);
        double a = 0.5;
        a = 0.75 * a + 0.25 * 0.25;
        a = 0.75 * a + 0.25 * 0.125;
        assertThat(fit.parameters().values().get(0)).isEqualTo(a);
    }

    @Test
    void theAverageOfEpochsIsTheirMean() {
        var fit = LinearFit.mean(1);
        trainer(fit).averaging(new StochasticWeightAveraging(3)).train(4);
        assertThat(fit.parameters().values().get(0)).isEqualTo((0.125 + 0.0625) / 2);
        var early = LinearFit.mean(1);
        trainer(early).averaging(new StochasticWeightAveraging(9)).train(4);
        assertThat(early.parameters().values().get(0))
                .as("nothing to average yet")
                .isEqualTo(0.0625);
    }

    @Test
    void theAverageIsJudgedAndThetaItselfGoesOn() {
        var fit = LinearFit.mean(1);
        var judged = new ArrayList<Double>();
        var history = trainer(fit)
                .averaging(new StochasticWeightAveraging(1))
                .validation(ONE)
                .measuring("weight", batch -> fit.parameters().values().get(0))
                .listening(new TrainingListener() {
                    @Override
                    public void onEpoch(EpochRecord epoch) {
                        judged.add(fit.parameters().values().get(0));
                    }
                })
                .train(3);
        assertThat(judged).as("between the epochs").containsExactly(0.5, 0.25, 0.125);
        assertThat(history.epochs().stream().map(e -> e.trainingMeasures().get("weight")))
                .containsExactly(0.5, 0.375, 0.375 + (0.125 - 0.375) * (1.0 / 3));
        double second = history.epochs().get(1).validationLoss().orElseThrow();
        assertThat(second).isEqualTo(0.5 * 0.375 * 0.375);
    }

    /** η = 2.5 makes w grow: −1.5, 2.25, …; the first epoch is the best. */
    @Test
    void theBestEpochComesBack() {
        var fit = LinearFit.mean(1);
        var history = Trainer.of(fit)
                .optimizer(new Sgd(), 2.5)
                .batches(ONE, 1)
                .validation(ONE)
                .keepingBest()
                .train(4);
        assertThat(history.best().orElseThrow().epoch()).isEqualTo(1);
        assertThat(fit.parameters().values().get(0)).isEqualTo(-1.5);
        var last = LinearFit.mean(1);
        Trainer.of(last).optimizer(new Sgd(), 2.5).batches(ONE, 1).train(4);
        assertThat(last.parameters().values().get(0)).as("without it the last").isEqualTo(1.5 * 1.5 * 1.5 * 1.5);
    }

    @Test
    void theBestComesBackAfterADivergenceToo() {
        var fit = LinearFit.mean(1);
        var history = Trainer.of(fit)
                .optimizer(new Sgd(), 1e200)
                .batches(ONE, 1)
                .keepingBest()
                .train(9);
        assertThat(history.diverged()).isTrue();
        assertThat(history.epochs()).isNotEmpty();
        assertThat(fit.parameters().values().get(0)).isFinite();
    }

    @Test
    void theBestOfAveragesIsAnAverage() {
        var fit = LinearFit.mean(1);
        trainer(fit)
                .averaging(new StochasticWeightAveraging(1))
                .validation(ONE)
                .keepingBest()
                .train(3);
        assertThat(fit.parameters().values().get(0)).isEqualTo(0.375 + (0.125 - 0.375) * (1.0 / 3));
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new ExponentialAveraging(1)).hasMessageContaining("decay");
        assertThatThrownBy(() -> new ExponentialAveraging(Double.NaN)).hasMessageContaining("decay");
        assertThatThrownBy(() -> new StochasticWeightAveraging(0)).hasMessageContaining("from 1");
    }
}
