package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chainrule.autodiff.network.Network;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.function.Glu;
import org.chainrule.core.function.LogSoftmax;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.Standardise;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.initializer.Constant;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SquaredError;
import org.junit.jupiter.api.Test;

class ObjectiveCheckTest {

    private static SupervisedObjective objective(ScalarFunction activation, Precision precision) {
        var network = Network.inputs(12)
                .dense(16, activation)
                .dense(8, activation)
                .dense(5)
                .initialised(new Constant(0), 1, precision);
        fill(network.parameters());
        return network.objective(new SoftmaxCrossEntropy(), KernelChoice.reproducible());
    }

    @Test
    void networksOfRowFunctionsAgree() {
        var network = Network.inputs(12)
                .dense(8)
                .activation(new Standardise())
                .dense(8, new Glu())
                .dense(5, new LogSoftmax())
                .initialised(new Constant(0), 1);
        fill(network.parameters());
        var inputs = Matrix.zeros(Precision.FLOAT64, 6, 12);
        batch(6).copyInputs(0, inputs);
        var report = GradientCheck.ofObjective(network.objective(new SquaredError(), KernelChoice.reproducible()))
                .on(Batch.of(inputs, fiveColumns(6)))
                .run();
        assertThat(report.passed()).as(report.describe()).isTrue();
    }

    private static Matrix fiveColumns(int rows) {
        var random = new Seed(8).stream("targets");
        var matrix = Matrix.zeros(Precision.FLOAT64, rows, 5);
        for (int i = 0; i < matrix.size(); i++) {
            matrix.set(i, Seed.normal(random));
        }
        return matrix;
    }

    private static void fill(Parameters parameters) {
        var random = new Seed(7).stream("weights");
        for (int i = 0; i < parameters.size(); i++) {
            parameters.values().set(i, 0.4 * Seed.normal(random));
        }
    }

    private static Batch batch(int rows) {
        var random = new Seed(8).stream("batch");
        var x = DoubleMatrix.zeros(rows, 12);
        var t = DoubleMatrix.zeros(rows, 1);
        for (int i = 0; i < x.size(); i++) {
            x.set(i, random.nextInt(3) == 0 ? 0 : Seed.normal(random));
        }
        for (int i = 0; i < rows; i++) {
            t.set(i, random.nextInt(5));
        }
        return Batch.of(x, t);
    }

    @Test
    void learnedSlopesAreParametersLikeTheOthers() {
        var network = Network.inputs(12)
                .dense(16)
                .prelu()
                .dense(8)
                .preluPerFeature()
                .dense(5)
                .initialised(new Constant(0), 1);
        fill(network.parameters());
        var objective = network.objective(new SoftmaxCrossEntropy(), KernelChoice.reproducible());
        for (int rows : new int[] {1, 6}) {
            var report = GradientCheck.ofObjective(objective).on(batch(rows)).run();
            assertThat(report.passed()).as(report.describe()).isTrue();
            assertThat(report.groups()).containsKeys("prelu1.weight", "prelu2.weight");
        }
    }

    @Test
    void everyParameterAndTheInputAreCompared() {
        var report = GradientCheck.ofObjective(objective(new Tanh(), Precision.FLOAT64))
                .on(batch(6))
                .directions(8)
                .coordinatesPerParameter(20)
                .seed(42)
                .run();
        assertThat(report.passed()).as(report.describe()).isTrue();
        assertThat(report.count(Comparison.Kind.DIRECTION, Witness.DIFFERENCES)).isEqualTo(8);
        assertThat(report.count(Comparison.Kind.DIRECTION, Witness.DUAL_NUMBERS))
                .isEqualTo(8);
        assertThat(report.count(Comparison.Kind.COORDINATE)).isEqualTo(20 + 16 + 20 + 8 + 20 + 5 + 20);
        assertThat(report.groups())
                .containsOnlyKeys(
                        "all parameters and inputs",
                        "hidden1.weight",
                        "hidden1.bias",
                        "hidden2.weight",
                        "hidden2.bias",
                        "output.weight",
                        "output.bias",
                        "input");
        assertThat(report.smallestNoticedFault()).isLessThan(Judge.HALF_THE_DIGITS); // in every block
        assertThat(report.describe())
                .contains("8 random signed directions, 109 coordinates; seed 42")
                .contains("125 PASS")
                .contains("the smallest relative fault");
    }

    @Test
    void kinksOnThePathAreNoFalseAlarm() {
        for (int seed = 1; seed <= 5; seed++) {
            var report = GradientCheck.ofObjective(objective(new Relu(), Precision.FLOAT64))
                    .on(batch(32))
                    .seed(seed)
                    .run();
            assertThat(report.passed()).as(report.describe()).isTrue();
        }
    }

    @Test
    void nothingOfTheObjectiveIsTouched() {
        var objective = objective(new Tanh(), Precision.FLOAT64);
        objective.parameters().gradients().fill(0.125);
        double[] before = objective.parameters().values().toArray();
        GradientCheck.ofObjective(objective).on(batch(4)).directions(2).run();
        assertThat(objective.parameters().values().toArray()).isEqualTo(before);
        assertThat(objective.parameters().gradients().toArray()).containsOnly(0.125);
    }

    @Test
    void nothingIsTouchedWhenTheBatchIsRefused() {
        var objective = objective(new Tanh(), Precision.FLOAT64);
        double[] before = objective.parameters().values().toArray();
        var wrong = Batch.of(DoubleMatrix.zeros(2, 12), DoubleMatrix.of(new double[] {1}, new double[] {17}));
        assertThatThrownBy(() -> GradientCheck.ofObjective(objective).on(wrong).run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("17");
        assertThat(objective.parameters().values().toArray()).isEqualTo(before);
        assertThatThrownBy(() -> GradientCheck.ofObjective(objective).run()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFloat32ObjectiveIsCheckedInFloat64AndTheReportSaysSo() {
        var report = GradientCheck.ofObjective(objective(new Tanh(), Precision.FLOAT32))
                .on(batch(4))
                .directions(3)
                .run();
        assertThat(report.passed()).as(report.describe()).isTrue();
        assertThat(report.describe()).contains("float64 copy");
        assertThat(report.smallestNoticedFault()).isLessThan(Judge.HALF_THE_DIGITS); // in float32 it were 2⁻²⁴ at best
    }

    @Test
    void aFrozenParameterIsLeftOut() {
        var objective = objective(new Tanh(), Precision.FLOAT64);
        objective.parameters().freeze("hidden1.weight");
        var report =
                GradientCheck.ofObjective(objective).on(batch(4)).directions(2).run();
        assertThat(report.passed()).as(report.describe()).isTrue();
        assertThat(report.groups()).doesNotContainKey("hidden1.weight").containsKey("hidden1.bias");
        assertThat(report.describe()).contains("hidden1.weight is frozen");
    }

    @Test
    void theSameSeedGivesTheSameReport() {
        var objective = objective(new Relu(), Precision.FLOAT64);
        var check =
                GradientCheck.ofObjective(objective).on(batch(4)).directions(2).seed(9);
        assertThat(check.run().describe()).isEqualTo(check.run().describe());
    }
}
