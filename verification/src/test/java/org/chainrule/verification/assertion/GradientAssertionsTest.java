package org.chainrule.verification.assertion;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chainrule.verification.assertion.GradientAssertions.assertThat;
import static org.chainrule.verification.assertion.GradientAssertions.assertThatGradient;

import org.chainrule.autodiff.network.Network;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.initializer.Constant;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.verification.fault.Faults;
import org.junit.jupiter.api.Test;

class GradientAssertionsTest {

    @Test
    void rightGradientsAgree() {
        assertThatGradient(new Tanh()).agreesWithDifferences().wouldHaveNoticed(1e-10);
        assertThatGradient(new SquaredError()).agreesWithDifferences();
        assertThatGradient(new Linear(), Shape.of(2, 3), Shape.of(4, 3), Shape.of(1, 4))
                .agreesWithDifferences();
        assertThatGradient(x -> x[0] * x[1], x -> new double[] {x[1], x[0]}, 2, -3)
                .agreesWithDifferences();
        var objective = Network.inputs(2)
                .dense(3, new Tanh())
                .dense(1)
                .initialised(new Constant(0.25), 1)
                .objective(new SquaredError());
        var batch = Batch.of(
                DoubleMatrix.of(new double[] {1, -0.5}, new double[] {0.25, 2}),
                DoubleMatrix.of(new double[] {1}, new double[] {0}));
        assertThatGradient(objective).seed(3).on(batch).agreesWithDifferences();
    }

    @Test
    void aFailureShowsTheReport() {
        var report = Faults.named("sign-flipped").faulty().get();
        assertThat(report).disagreesWithDifferences();
        assertThatThrownBy(() -> assertThat(report).agreesWithDifferences())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("opposite sign")
                .hasMessageContaining("seed 1");
        assertThatThrownBy(() -> assertThatGradient(new Tanh()).disagreesWithDifferences())
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThatGradient(new Tanh()).wouldHaveNoticed(1e-20))
                .isInstanceOf(AssertionError.class);
    }
}
