package org.chainrule.autodiff.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.SquaredError;
import org.junit.jupiter.api.Test;

class DropoutTest {

    private static final Batch BATCH = Batch.of(
            DoubleMatrix.of(new double[] {1, -2}, new double[] {0.5, 0.25}, new double[] {-1, 3}),
            DoubleMatrix.of(new double[] {1}, new double[] {0}, new double[] {-1}));

    private static Network network(double rate) {
        return Network.inputs(2)
                .dense(8, new Tanh())
                .dropout(rate, 5)
                .dense(6, new Tanh())
                .dropout(rate, 5)
                .dense(1)
                .initialised(Initializers.xavier(), 3);
    }

    private static SupervisedObjective objective(double rate) {
        return network(rate).objective(new SquaredError(), KernelChoice.reproducible());
    }

    @Test
    void theMaskKeepsItsShareAndTheMean() {
        var mask = DoubleMatrix.zeros(200, 100);
        for (double rate : new double[] {0, 0.2, 0.5}) {
            new DropoutMask(new Layer.Dropout("dropout1", rate, 9)).fill(0, mask);
            int dropped = 0;
            for (int i = 0; i < mask.size(); i++) {
                assertThat(mask.get(i)).isIn(0.0, 1 / (1 - rate));
                dropped += mask.get(i) == 0 ? 1 : 0;
            }
            // A binomial count of n is within five deviations, √(n·rate·(1 − rate)), but for one time in 1.7 million.
            double deviation = Math.sqrt(mask.size() * rate * (1 - rate));
            assertThat(Math.abs(dropped - rate * mask.size())).isLessThanOrEqualTo(5 * deviation);
        }
    }

    @Test
    void masksOfDifferentLayersAndDrawsDiffer() {
        var a = DoubleMatrix.zeros(4, 16);
        var b = DoubleMatrix.zeros(4, 16);
        var first = new DropoutMask(new Layer.Dropout("dropout1", 0.5, 9));
        first.fill(0, a);
        first.fill(1, b);
        assertThat(a.toArray()).isNotEqualTo(b.toArray());
        new DropoutMask(new Layer.Dropout("dropout2", 0.5, 9)).fill(0, b);
        assertThat(a.toArray()).isNotEqualTo(b.toArray());
        new DropoutMask(new Layer.Dropout("dropout1", 0.5, 9)).fill(0, b);
        assertThat(a.toArray()).isEqualTo(b.toArray());
    }

    @Test
    void whereThereIsNoTrainingThereIsNoDropout() {
        var with = objective(0.5);
        var without = Network.inputs(2)
                .dense(8, new Tanh())
                .dense(6, new Tanh())
                .dense(1)
                .initialised(Initializers.xavier(), 3)
                .objective(new SquaredError(), KernelChoice.reproducible());
        assertThat(with.value(BATCH)).isEqualTo(without.value(BATCH));
        assertThat(with.outputs(BATCH).toArray())
                .isEqualTo(without.outputs(BATCH).toArray());
        assertThat(with.gradient(BATCH)).as("the loss while training").isNotEqualTo(with.value(BATCH));
    }

    @Test
    void everyGradientDrawsAnewAndGoesOnFromANumber() {
        var objective = objective(0.5);
        assertThat(objective.drawn()).isZero();
        double first = objective.gradient(BATCH);
        double second = objective.gradient(BATCH);
        assertThat(second).isNotEqualTo(first);
        assertThat(objective.drawn()).isEqualTo(2);
        objective.value(BATCH);
        assertThat(objective.drawn()).as("values draw nothing").isEqualTo(2);
        objective.drawFrom(0);
        assertThat(objective.gradient(BATCH)).isEqualTo(first);
        var again = objective(0.5);
        again.drawFrom(1);
        assertThat(again.gradient(BATCH)).isEqualTo(second);
        assertThat(Network.inputs(2)
                        .dense(1)
                        .initialised(Initializers.he(), 1)
                        .objective(new SquaredError())
                        .drawn())
                .isZero();
    }

    @Test
    void aPlanOfTheObjectiveHasTheMasksOfTheNextGradient() {
        var objective = objective(0.5);
        objective.gradient(BATCH);
        var plan = objective.plan(BATCH);
        plan.forward();
        double seen = plan.value(objective.lossNode()).get(0);
        assertThat(objective.gradient(BATCH)).isEqualTo(seen);
    }

    @Test
    void aLayerWithoutDropoutsIsThatOfRateZero() {
        var none = objective(0);
        assertThat(none.gradient(BATCH)).isEqualTo(none.value(BATCH));
        assertThat(network(0.25)).hasToString("2 → 8 tanh dropout(0.25) → 6 tanh dropout(0.25) → 1");
        assertThat(network(0.25).in(Precision.FLOAT32).dropouts()).hasSize(2);
    }

    @Test
    void whatIsNoRateIsRefused() {
        var builder = Network.inputs(2).dense(1);
        assertThatThrownBy(() -> builder.dropout(1, 1)).hasMessageContaining("below 1");
        assertThatThrownBy(() -> builder.dropout(Double.NaN, 1)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> builder.dropout(-0.1, 1)).hasMessageContaining("-0.1");
    }

    @Test
    void whereALossThatIsNotFiniteComesFromIsSaid() {
        var objective = objective(0.5);
        assertThat(objective.explainNotFinite(BATCH)).isEmpty();
        objective.parameters().get("hidden2.bias").value().set(2, Double.POSITIVE_INFINITY);
        assertThat(objective.explainNotFinite(BATCH))
                .contains("\"hidden2.bias\" [0, 2] = ∞")
                .contains("a parameter");
        objective.parameters().get("hidden2.bias").value().set(2, 0);
        objective.parameters().get("output.weight").value().fill(1e300);
        objective.parameters().get("output.bias").value().fill(1e308);
        objective.parameters().get("hidden2.bias").value().fill(1e5);
        assertThat(objective.explainNotFinite(BATCH))
                .contains("\"loss\" [0, 0] = ∞, computed by squared-error from \"output\" in [");
        var given = Batch.of(DoubleMatrix.of(new double[] {Double.NaN, 1}), DoubleMatrix.zeros(1, 1));
        assertThat(objective.explainNotFinite(given))
                .contains("\"input\" [0, 0] = NaN")
                .contains("which was given");
    }
}
