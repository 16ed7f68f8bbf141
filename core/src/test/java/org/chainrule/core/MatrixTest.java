package org.chainrule.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MatrixTest {

    /** Rows 0 to 3, element (i, j) is 10·i + j. */
    private static Matrix counting(Precision precision) {
        var matrix = Matrix.zeros(precision, 4, 3);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 3; j++) {
                matrix.set(i, j, 10 * i + j);
            }
        }
        return matrix;
    }

    @ParameterizedTest
    @EnumSource
    void elementsAreRowMajor(Precision precision) {
        var matrix = counting(precision);
        assertThat(matrix.toArray()).containsExactly(0, 1, 2, 10, 11, 12, 20, 21, 22, 30, 31, 32);
        assertThat(matrix.get(5)).isEqualTo(12);
        assertThat(matrix.shape()).isEqualTo(Shape.of(4, 3));
        assertThat(matrix.precision()).isEqualTo(precision);
    }

    @ParameterizedTest
    @EnumSource
    void aWindowOfRowsSharesItsElements(Precision precision) {
        var matrix = counting(precision);
        var window = matrix.rows(1, 2).rows(1, 1);
        assertThat(window.toArray()).containsExactly(20, 21, 22);
        window.fill(-1);
        assertThat(matrix.toArray()).containsExactly(0, 1, 2, 10, 11, 12, -1, -1, -1, 30, 31, 32);
        assertThat(window.reshaped(3, 1).get(2, 0)).isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource
    void copyingConvertsThePrecisionAndTouchesOnlyTheWindow(Precision precision) {
        var target = Matrix.zeros(precision, 4, 3);
        for (var sourcePrecision : Precision.values()) {
            target.fill(7);
            target.rows(1, 2).copyFrom(counting(sourcePrecision).rows(2, 2));
            assertThat(target.toArray()).containsExactly(7, 7, 7, 20, 21, 22, 30, 31, 32, 7, 7, 7);
            target.rows(1, 2).copyRow(1, counting(sourcePrecision).rows(1, 3), 0);
            assertThat(target.toArray()).containsExactly(7, 7, 7, 20, 21, 22, 10, 11, 12, 7, 7, 7);
        }
        target.rows(3, 1).copyFrom(new double[] {1, 2, 3});
        assertThat(target.rows(3, 1).toArray()).containsExactly(1, 2, 3);
        target.rows(1, 1).copyFrom(new double[] {0, 4, 5, 6, 0}, 1);
        assertThat(target.rows(0, 3).toArray()).containsExactly(7, 7, 7, 4, 5, 6, 10, 11, 12);
        assertThatThrownBy(() -> target.rows(1, 1).copyFrom(new double[] {9, 9, 9, 9}, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(target.rows(1, 1).toArray()).containsExactly(4, 5, 6);
    }

    @ParameterizedTest
    @EnumSource
    void aPlaceInAnArrayOfEitherPrecisionIsCopiedFromAndTo(Precision precision) {
        var matrix = counting(precision);
        matrix.rows(1, 1).copyFrom(new float[] {0, 0.1f, 5, 6, 0}, 1);
        assertThat(matrix.rows(0, 3).toArray()).containsExactly(0, 1, 2, 0.1f, 5, 6, 20, 21, 22);
        var wide = new double[] {-1, -1, -1, -1, -1};
        matrix.rows(2, 1).copyTo(wide, 1);
        assertThat(wide).containsExactly(-1, 20, 21, 22, -1);
        var narrow = new float[] {-1, -1, -1, -1, -1};
        matrix.rows(2, 1).set(0, 0.1);
        matrix.rows(2, 1).copyTo(narrow, 2);
        assertThat(narrow).containsExactly(-1, -1, 0.1f, 21, 22);
        assertThatThrownBy(() -> matrix.rows(1, 1).copyFrom(new float[] {9, 9, 9, 9}, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> matrix.rows(1, 1).copyTo(wide, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> matrix.rows(1, 1).copyTo(narrow, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(matrix.rows(1, 1).toArray()).containsExactly(0.1f, 5, 6);
        assertThat(wide).containsExactly(-1, 20, 21, 22, -1);
        assertThat(narrow).containsExactly(-1, -1, 0.1f, 21, 22);
    }

    @Test
    void roundingToFloatHappensOnce() {
        var narrow = Matrix.zeros(Precision.FLOAT32, 1, 1);
        narrow.set(0, 0.1);
        assertThat(narrow.get(0)).isEqualTo(0.1f).isNotEqualTo(0.1);
        assertThat(Matrix.copyOf(narrow, Precision.FLOAT64).get(0)).isEqualTo(0.1f);
    }

    @ParameterizedTest
    @EnumSource
    void everyPositionOutsideIsRefused(Precision precision) {
        var window = counting(precision).rows(1, 2);
        assertThatThrownBy(() -> window.get(2, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> window.get(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> window.set(-1, 0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> window.get(6)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> window.rows(1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> window.copyRow(2, window, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @EnumSource
    void otherShapesAreRefusedWithBothShapes(Precision precision) {
        var matrix = counting(precision);
        assertThatThrownBy(() -> matrix.copyFrom(matrix.reshaped(3, 4)))
                .hasMessageContaining("3×4")
                .hasMessageContaining("4×3");
        assertThatThrownBy(() -> matrix.reshaped(5, 2)).hasMessageContaining("12 elements");
        assertThatThrownBy(() -> matrix.copyFrom(new double[11])).hasMessageContaining("11 numbers");
        assertThatThrownBy(() -> matrix.copyRow(0, matrix.reshaped(3, 4), 0)).hasMessageContaining("4 columns");
    }

    @Test
    void raggedRowsAreRefused() {
        assertThatThrownBy(() -> DoubleMatrix.of(new double[] {1, 2}, new double[] {3}))
                .hasMessageContaining("row 1 has 1");
        assertThatThrownBy(() -> DoubleMatrix.of()).hasMessageContaining("no rows");
        assertThatThrownBy(() -> DoubleMatrix.wrap(new double[5], 1, 1, 5))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void smallMatricesShowTheirElements() {
        assertThat(DoubleMatrix.of(new double[] {1, 2.5}, new double[] {-3, 1e22}))
                .hasToString("2×2 [1, 2.5; -3, 1e22]");
        assertThat(DoubleMatrix.zeros(13, 5)).hasToString("13×5");
    }

    @Test
    void sixtyFourElementsAreStillWrittenOut() {
        assertThat(DoubleMatrix.zeros(8, 8).toString()).startsWith("8×8 [0, 0,");
        assertThat(DoubleMatrix.zeros(5, 13)).hasToString("5×13");
    }

    @Test
    void aReshapeThatDoesNotFitSaysBothSizes() {
        assertThatThrownBy(() -> DoubleMatrix.zeros(2, 3).reshaped(4, 2))
                .hasMessage("reshape: 2×3 has 6 elements but 4×2 has 8; the sizes must be equal");
    }

    @Test
    void zerosOfAShapeHaveThatShape() {
        var zeros = Matrix.zeros(Precision.FLOAT32, Shape.of(2, 3));
        assertThat(zeros.shape()).isEqualTo(Shape.of(2, 3));
        assertThat(zeros.precision()).isEqualTo(Precision.FLOAT32);
        assertThat(Precision.FLOAT32.bytes()).isEqualTo(Float.BYTES);
        assertThat(Precision.FLOAT64.bytes()).isEqualTo(Double.BYTES);
        assertThat(Precision.FLOAT64.unitRoundoff()).isEqualTo(Math.ulp(1.0) / 2);
        assertThat(Precision.FLOAT32.unitRoundoff()).isEqualTo(Math.ulp(1f) / 2);
    }

    @Test
    void whatIsNotFiniteHasAName() {
        assertThat(Figures.fixed(Double.POSITIVE_INFINITY, 2)).isEqualTo("∞");
        assertThat(Figures.fixed(Double.NEGATIVE_INFINITY, 2)).isEqualTo("-∞");
        assertThat(Figures.fixed(Double.NaN, 2)).isEqualTo("NaN");
    }
}
