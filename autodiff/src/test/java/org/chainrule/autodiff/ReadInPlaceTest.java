package org.chainrule.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chainrule.autodiff.network.Network;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Selection;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.SquaredError;
import org.junit.jupiter.api.Test;

/** Inputs that are read where they lie: the same numbers, nobody's data changed. */
class ReadInPlaceTest {

    private final Graph graph = new Graph();
    private final Node x = graph.input("x", 2);
    private final Node w = graph.parameter("w", 1, -2);
    private final Node z = graph.linear(x, w);
    private final Plan plan = Plan.builder(graph, z).rows(2).build();

    @Test
    void anInputIsReadInTheMatrixThatWasGiven() {
        Matrix data = DoubleMatrix.of(new double[] {3, 5}, new double[] {7, 11});
        plan.read(x, data);
        plan.forward();
        assertThat(plan.value(z).toArray()).containsExactly(-7, -15);
        data.set(0, 4);
        plan.forward();
        assertThat(plan.value(z).toArray()).containsExactly(-6, -15);
    }

    @Test
    void theGradientOfTheWeightsIsMadeOfThatMatrix() {
        plan.read(x, DoubleMatrix.of(new double[] {3, 5}, new double[] {7, 11}));
        plan.forward();
        plan.cotangent(z).fill(1);
        plan.backward();
        assertThat(plan.gradient(w).toArray()).containsExactly(10, 16);
    }

    @Test
    void thePlansOwnBufferComesBack() {
        Matrix own = plan.value(x);
        Matrix data = DoubleMatrix.of(new double[] {3, 5}, new double[] {7, 11});
        plan.read(x, data);
        assertThat(plan.own(x)).isSameAs(own);
        plan.value(x).fill(1);
        plan.forward();
        assertThat(plan.value(z).toArray()).containsExactly(-1, -1);
        assertThat(data.toArray()).containsExactly(3, 5, 7, 11);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> plan.read(x, DoubleMatrix.zeros(3, 2)))
                .hasMessageContaining("3×2")
                .hasMessageContaining("needs 2×2");
        assertThatThrownBy(() -> plan.read(x, FloatMatrix.zeros(2, 2))).hasMessageContaining("FLOAT64");
        assertThatThrownBy(() -> plan.read(w, DoubleMatrix.zeros(1, 2))).hasMessageContaining("not an input");
    }

    @Test
    void anObjectiveChangesNoBatchAndGivesTheSameBitsAsWithACopy() {
        Matrix inputs = DoubleMatrix.of(new double[] {0.5, -1}, new double[] {2, 0.25});
        Matrix targets = DoubleMatrix.of(new double[] {1}, new double[] {-1});
        Batch whole = Batch.of(inputs, targets);
        Batch copied =
                new Selection(whole, new int[] {1, 0}); // in another order, so that a copy into the data would show
        SupervisedObjective objective = objective();
        objective.gradient(whole, 1, 0);
        double[] inPlace = objective.parameters().gradients().toArray();
        objective.gradient(copied, 1, 0);
        assertThat(inputs.toArray()).containsExactly(0.5, -1, 2, 0.25);
        assertThat(targets.toArray()).containsExactly(1, -1);
        SupervisedObjective other = objective();
        other.gradient(new Selection(whole, new int[] {0, 1}), 1, 0);
        assertThat(other.parameters().gradients().toArray()).containsExactly(inPlace);
    }

    @Test
    void aBatchOfAnotherPrecisionIsCopied() {
        var narrow = Batch.of(FloatMatrix.of(new float[] {0.5F, -1}), FloatMatrix.of(new float[] {1}));
        var wide = Batch.of(DoubleMatrix.of(new double[] {0.5, -1}), DoubleMatrix.of(new double[] {1}));
        SupervisedObjective of = objective();
        of.gradient(narrow, 1, 0);
        SupervisedObjective other = objective();
        other.gradient(wide, 1, 0);
        assertThat(of.parameters().gradients().toArray())
                .containsExactly(other.parameters().gradients().toArray());
    }

    private static SupervisedObjective objective() {
        return Network.inputs(2)
                .dense(3, new Tanh())
                .dense(1)
                .initialised(Initializers.heNormal(), 5)
                .objective(new SquaredError(), KernelChoice.reproducible());
    }
}
