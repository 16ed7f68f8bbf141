package org.chainrule.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;

class ScalingProperties {

    /** Unit roundoff of double. */
    private static final double U = Precision.FLOAT64.unitRoundoff();

    @Provide
    Arbitrary<Matrix> columns() {
        return Arbitraries.doubles()
                .between(-1000, 1000)
                .list()
                .ofMinSize(2)
                .ofMaxSize(20)
                .map(values -> column(values));
    }

    private static Matrix column(List<Double> values) {
        var matrix = DoubleMatrix.zeros(values.size(), 1);
        for (int i = 0; i < values.size(); i++) {
            matrix.set(i, 0, values.get(i));
        }
        return matrix;
    }

    /**
     * The figures of n numbers of magnitude at most m and deviation s: the computed mean is off by at most n·u·m, which
     * shows as n·u·m/s after the division, and so does the rounding of each difference; everything else is some u. With
     * κ = m/s the allowance 4·(n + 2)·u·(1 + κ) covers mean and deviation (of which the square is first order in it).
     */
    @Property(seed = "20261122")
    void standardisedColumnsHaveMeanZeroAndDeviationOne(@ForAll("columns") Matrix rows) {
        var fitted = Standardiser.fit(rows);
        if (fitted.divisors()[0] == 1) {
            return; // constant, see below
        }
        double largest = Math.max(Math.abs(Columns.minimum(rows, 0)), Math.abs(Columns.maximum(rows, 0)));
        double allowance = 4 * (rows.rows() + 2) * U * (1 + largest / fitted.divisors()[0]);
        var scaled = fitted.apply(rows);
        double mean = Columns.mean(scaled, 0);
        assertThat(Math.abs(mean)).isLessThanOrEqualTo(allowance);
        assertThat(Math.abs(Columns.deviation(scaled, 0, 0) - 1)).isLessThanOrEqualTo(allowance);
    }

    @Example
    void theSampleDeviationWouldBeNoticed() {
        var rows = DoubleMatrix.of(new double[] {1}, new double[] {2}, new double[] {3}, new double[] {6});
        // Mean 3, squares 4 + 1 + 0 + 9 = 14: the population's deviation is √(14/4), the sample's √(14/3).
        assertThat(Standardiser.fit(rows).divisors()).containsExactly(Math.sqrt(3.5));
        assertThat(Standardiser.fit(rows).means()).containsExactly(3);
    }

    @Property(seed = "20261122")
    void minMaxReachesBothEndsExactlyAndStaysBetween(
            @ForAll("columns") Matrix rows, @ForAll("ends") double low, @ForAll("widths") double width) {
        double high = low + width;
        double minimum = Columns.minimum(rows, 0);
        double maximum = Columns.maximum(rows, 0);
        var scaled = MinMax.fit(rows, low, high).apply(rows);
        for (int i = 0; i < rows.rows(); i++) {
            double x = rows.get(i, 0);
            if (x == minimum) {
                assertThat(scaled.get(i, 0)).isEqualTo(low);
            } else if (x == maximum) {
                assertThat(scaled.get(i, 0)).isEqualTo(high);
            }
            // low·(1−t) + high·t: four roundings of numbers of at most this magnitude.
            double slack = 4 * U * Math.max(Math.abs(low), Math.abs(high));
            assertThat(scaled.get(i, 0)).isBetween(low - slack, high + slack);
        }
    }

    @Provide
    Arbitrary<Double> ends() {
        return Arbitraries.doubles().between(-10, 10);
    }

    @Provide
    Arbitrary<Double> widths() {
        return Arbitraries.doubles().between(0.5, 10);
    }

    /** Each way rounds a few times: differences and products of magnitude at most 2m, so 8·u·m in all. */
    @Property(seed = "20261122")
    void undoingGivesTheRowsBack(@ForAll("columns") Matrix rows) {
        double largest = Math.max(Math.abs(Columns.minimum(rows, 0)), Math.abs(Columns.maximum(rows, 0)));
        for (var scaling : List.of(Standardiser.fit(rows), MinMax.fit(rows, -1, 1))) {
            var back = scaling.undo(scaling.apply(rows));
            for (int i = 0; i < rows.rows(); i++) {
                assertThat(Math.abs(back.get(i, 0) - rows.get(i, 0))).isLessThanOrEqualTo(8 * U * largest);
            }
        }
    }

    /** A power of two is exact, so the scaled rows are the same bits, as far as the exponents reach. */
    @Property(seed = "20261128")
    void theUnitOfAColumnDoesNotMatter(@ForAll("columns") Matrix rows, @ForAll("exponents") int exponent) {
        var other = DoubleMatrix.zeros(rows.rows(), 1);
        for (int i = 0; i < rows.rows(); i++) {
            // Numbers that lie so far below the largest that their last bits would be cut off are left out.
            other.set(i, 0, Math.abs(rows.get(i, 0)) < 0x1p-40 ? 0 : rows.get(i, 0));
        }
        var moved = DoubleMatrix.zeros(rows.rows(), 1);
        for (int i = 0; i < rows.rows(); i++) {
            moved.set(i, 0, Math.scalb(other.get(i, 0), exponent));
        }
        if (Standardiser.fit(other).divisors()[0] == 1) {
            return; // constant: its divisor is 1 in every unit
        }
        var fitted = Standardiser.fit(moved);
        assertThat(fitted.apply(moved).toArray())
                .containsExactly(Standardiser.fit(other).apply(other).toArray());
        assertThat(fitted.means()[0])
                .isEqualTo(Math.scalb(Standardiser.fit(other).means()[0], exponent));
    }

    /** The columns are below 1024, and their deviations above 2⁻⁵⁰ in what follows. */
    @Provide
    Arbitrary<Integer> exponents() {
        return Arbitraries.integers().between(-900, 1013);
    }

    /** ±M, M and −M: mean M/2 or −M/2, deviation M·√¾, so −M is at −1.5/√¾ = −√3. */
    @Example
    void theLargestNumbersHaveAMeanAndADeviation() {
        double m = Double.MAX_VALUE;
        for (double sign : new double[] {1, -1}) {
            var rows = DoubleMatrix.of(
                    new double[] {sign * m}, new double[] {sign * m}, new double[] {sign * m}, new double[] {-sign * m
                    });
            var fitted = Standardiser.fit(rows);
            // Mean, difference, four squares and their sum, root, quotient: fewer than 16 roundings.
            assertThat(fitted.apply(0, -sign * m) / (-sign * Math.sqrt(3))).isCloseTo(1, within(16 * U));
            assertThat(fitted.undo(0, fitted.apply(0, -sign * m)) / (-sign * m)).isCloseTo(1, within(16 * U));
        }
        assertThat(Standardiser.fit(DoubleMatrix.of(new double[] {m}, new double[] {-m}))
                        .divisors())
                .containsExactly(m);
    }

    @Example
    void constantColumnsBecomeZeroOrTheLowEnd() {
        // The mean of ten times 0.1 is not 0.1 in floating point: dividing by that residue would give ones.
        var rows = DoubleMatrix.zeros(10, 1);
        rows.fill(0.1);
        assertThat(Columns.mean(rows, 0)).isNotEqualTo(0.1);
        assertThat(Standardiser.fit(rows).apply(rows).toArray()).containsOnly(0);
        assertThat(Standardiser.fit(rows).divisors()).containsExactly(1);
        assertThat(MinMax.fit(rows, -1, 1).apply(rows).toArray()).containsOnly(-1);
        assertThat(MinMax.fit(rows, -1, 1)
                        .undo(MinMax.fit(rows, -1, 1).apply(rows))
                        .toArray())
                .containsOnly(0.1);
    }

    @Example
    void everyColumnIsScaledByItsOwnFigures() {
        var rows = DoubleMatrix.of(new double[] {0, 100}, new double[] {2, 300});
        assertThat(Standardiser.fit(rows).apply(rows).toArray()).containsExactly(-1, -1, 1, 1);
        assertThat(MinMax.fit(rows).apply(rows).toArray()).containsExactly(0, 0, 1, 1);
        assertThat(MinMax.fit(rows).apply(DoubleMatrix.of(new double[] {4, 0})).toArray())
                .containsExactly(2, -0.5);
        assertThat(rows.toArray()).containsExactly(0, 100, 2, 300);
    }

    @Example
    void thePrecisionIsKept() {
        var rows = FloatMatrix.of(new float[] {1}, new float[] {3});
        assertThat(Standardiser.fit(rows).apply(rows).precision()).isEqualTo(Precision.FLOAT32);
        assertThat(Standardiser.fit(rows)).isEqualTo(Standardiser.fit(Matrix.copyOf(rows, Precision.FLOAT64)));
    }

    @Example
    void whatCannotBeScaledIsRefused() {
        var rows = DoubleMatrix.of(new double[] {1, 2}, new double[] {3, Double.NaN});
        assertThatThrownBy(() -> Standardiser.fit(rows)).hasMessageContaining("row 1, column 1: found NaN");
        assertThatThrownBy(() -> MinMax.fit(rows)).hasMessageContaining("row 1, column 1: found NaN");
        var good = DoubleMatrix.of(new double[] {1, 2});
        assertThatThrownBy(() -> MinMax.fit(good, 1, 1)).hasMessageContaining("interval 1 to 1");
        var wide = DoubleMatrix.of(new double[] {-Double.MAX_VALUE}, new double[] {Double.MAX_VALUE});
        assertThatThrownBy(() -> MinMax.fit(wide))
                .hasMessageContaining("too far")
                .hasMessageContaining("column 0");
        assertThatThrownBy(() -> Standardiser.fit(good).apply(DoubleMatrix.zeros(1, 3)))
                .hasMessageContaining("fitted on 2 columns")
                .hasMessageContaining("1×3");
    }
}
