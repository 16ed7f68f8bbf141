package org.chainrule.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.chainrule.optimizers.Sgd;
import org.junit.jupiter.api.Test;

/** θ is 0 and falls by 1 in every epoch, whatever the losses are. */
class BestTest {

    private static double thetaAfter(double... validationLosses) {
        var scripted = ScriptedLosses.validation(validationLosses);
        Trainer.of(scripted)
                .optimizer(new Sgd(), 1)
                .batches(LinearFit.counted(1), 1)
                .validation(LinearFit.counted(1))
                .keepingBest()
                .train(validationLosses.length);
        return scripted.parameters().values().get(0);
    }

    @Test
    void ofEqualEpochsTheFirstIsTheBest() {
        assertThat(thetaAfter(3, 2, 2, 5)).isEqualTo(-2);
    }

    @Test
    void withoutALossThatIsANumberTheLastIsKept() {
        assertThat(thetaAfter(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY))
                .isEqualTo(-2);
    }

    @Test
    void aDecayOfZeroKeepsTheLastAlone() {
        var fit = LinearFit.mean(1);
        Trainer.of(fit)
                .optimizer(new Sgd(), 0.5)
                .batches(LinearFit.counted(1), 1)
                .averaging(new ExponentialAveraging(0))
                .train(2);
        assertThat(fit.parameters().values().get(0)).isEqualTo(0.25);
    }
}
