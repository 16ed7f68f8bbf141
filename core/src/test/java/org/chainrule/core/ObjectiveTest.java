package org.chainrule.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ObjectiveTest {

    /** A loss of 10 per row and cotangent, a gradient that is only β. */
    private static final class Tens implements Objective {

        private final Parameters parameters =
                Parameters.builder().add("w", Shape.of(1, 1)).build(Precision.FLOAT64);

        @Override
        public Parameters parameters() {
            return parameters;
        }

        @Override
        public double value(Batch batch) {
            return 10 * batch.rows();
        }

        @Override
        public double gradient(Batch batch, double cotangent, double beta) {
            parameters.gradients().fill(cotangent + 100 * beta);
            return value(batch);
        }

        @Override
        public double share(double part, double whole) {
            return 1;
        }
    }

    @Test
    void aGradientWithoutMoreIsThatOfTheLossItselfAndABatchWeighsItsRows() {
        var objective = new Tens();
        var batch = Batch.of(DoubleMatrix.zeros(3, 1), DoubleMatrix.zeros(3, 1));
        assertThat(objective.gradient(batch)).isEqualTo(30);
        assertThat(objective.parameters().gradients().get(0)).isEqualTo(1);
        assertThat(objective.weight(batch)).isEqualTo(3);
    }
}
