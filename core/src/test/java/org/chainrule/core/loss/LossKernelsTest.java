package org.chainrule.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reproducible kernels give every loss of the catalogue bit by bit as the loss itself does, row by row. */
class LossKernelsTest {

    private static Stream<Loss> specimens() {
        return LossSpecimens.all();
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void valuesAndSlopesAreThoseOfTheRows(Loss loss) {
        var random = LossSpecimens.random(loss);
        for (Precision precision : Precision.values()) {
            Kernels kernels = KernelChoice.reproducible().kernels(precision);
            for (double beta : new double[] {0, 1, -0.5}) {
                Matrix p = Matrix.copyOf(LossSpecimens.predictions(loss, random), precision);
                Matrix t = Matrix.copyOf(LossSpecimens.targets(loss, random), precision);
                Matrix values = Matrix.zeros(precision, p.rows(), 1);
                kernels.losses(loss, p, t, values);
                for (Matrix g : cotangents(precision, p.rows())) {
                    Matrix gp = Matrix.zeros(precision, p.rows(), p.columns());
                    gp.fill(beta == 0 ? Double.NaN : 0.3);
                    Matrix old = Matrix.copyOf(gp, precision);
                    kernels.lossesVjp(loss, p, t, g, 0.7, beta, gp);
                    for (int i = 0; i < p.rows(); i++) {
                        assertRow(loss, p.rows(i, 1), t.rows(i, 1), values.rows(i, 1));
                        double cotangent = 0.7 * g.get(g.rows() == 1 ? 0 : i);
                        assertSlopes(loss, p.rows(i, 1), t.rows(i, 1), cotangent, beta, old.rows(i, 1), gp.rows(i, 1));
                    }
                }
            }
        }
    }

    private static List<Matrix> cotangents(Precision precision, int rows) {
        Matrix each = Matrix.zeros(precision, rows, 1);
        for (int i = 0; i < rows; i++) {
            each.set(i, 1.1 - i);
        }
        return List.of(each, each.rows(rows - 1, 1));
    }

    private static void assertRow(Loss loss, Matrix p, Matrix t, Matrix value) {
        Matrix wanted = Matrix.zeros(value.precision(), 1, 1);
        wanted.set(0, loss.value(p.toArray(), t.toArray(), p.columns()));
        assertThat(value.toArray()).containsExactly(wanted.toArray());
    }

    private static void assertSlopes(
            Loss loss, Matrix p, Matrix t, double cotangent, double beta, Matrix old, Matrix found) {
        double[] slope = new double[p.columns()];
        loss.slope(p.toArray(), t.toArray(), p.columns(), slope);
        Matrix wanted = Matrix.zeros(found.precision(), 1, p.columns());
        for (int j = 0; j < slope.length; j++) {
            double product = slope[j] * cotangent;
            wanted.set(j, beta == 0 ? product : product + beta * old.get(j));
        }
        assertThat(found.toArray()).containsExactly(wanted.toArray());
    }

    @Test
    void aTargetThatIsRefusedIsNamedWithItsRowAndColumn() {
        Matrix p = DoubleMatrix.of(new double[] {0.5, 0.5}, new double[] {0.5, 0.5});
        Matrix t = DoubleMatrix.of(new double[] {0, 1}, new double[] {1, 7});
        assertThatThrownBy(() -> KernelChoice.reproducible()
                        .kernels(Precision.FLOAT64)
                        .losses(new BinaryCrossEntropy(), p, t, DoubleMatrix.zeros(2, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(new BinaryCrossEntropy().name() + ": row 1: column 1: ");
    }
}
