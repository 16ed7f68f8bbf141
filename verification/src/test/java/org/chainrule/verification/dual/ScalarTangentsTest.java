package org.chainrule.verification.dual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.HardShrink;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.verification.formula.Bindings;
import org.chainrule.verification.formula.Coordinate;
import org.chainrule.verification.formula.Formula;
import org.chainrule.verification.formula.RecordComponents;
import org.chainrule.verification.formula.interval.Accuracy;
import org.chainrule.verification.formula.interval.Interval;
import org.chainrule.verification.oracle.Estimate;
import org.junit.jupiter.api.Test;

class ScalarTangentsTest {

    /** No two formulas agree to so many. */
    private static final double HALF_THE_DIGITS = 0x1p-26;

    private static DualKernels kernels() {
        return new DualKernels(KernelChoice.reproducible().kernels(Precision.FLOAT64));
    }

    private static Estimate tangent(ScalarFunction f, double x) {
        var kernels = kernels();
        var in = DoubleMatrix.of(new double[] {x});
        var out = DoubleMatrix.zeros(1, 1);
        kernels.setTangent(in, new double[] {1});
        kernels.map(f, in, out);
        return kernels.tangent(out, 0);
    }

    @Test
    void noTangentOfAnySpecimenIsFartherFromTheExactDerivativeThanItsBar() {
        var random = new Seed(4).stream("points");
        double worst = 0;
        var relativeBars = new ArrayList<Double>();
        for (ScalarFunction family : ScalarFunctions.all()) {
            for (ScalarFunction f : family.datasheet().specimens()) {
                var formula = Formula.parse(f.datasheet().formula());
                for (double x : points(random.nextLong())) {
                    boolean at = f.datasheet().kinks().stream().anyMatch(kink -> kink.at() == x)
                            || f.datasheet().jumps().stream().anyMatch(jump -> jump.at() == x);
                    if (at
                            || !f.datasheet().takes(x)
                            || !Double.isFinite(f.value(x))
                            || !(f.datasheet().domainLow() < x)) {
                        continue;
                    }
                    var variables = RecordComponents.of(f);
                    variables.put("x", x);
                    var exact = formula.derivativeExactly("x", variables);
                    var found = tangent(f, x);
                    assertThat(found.isKnown()).as(f + " at " + x).isTrue();
                    double error = Accuracy.distance(found.value(), exact).toDouble();
                    var reach = Interval.of(-found.bound()).join(Interval.of(found.bound()));
                    assertThat(exact.meets(Interval.of(found.value()).add(reach, 2000)))
                            .as(f + " at " + x + ": " + found + ", exactly " + exact)
                            .isTrue();
                    if (error > 0 && found.bound() > 0) {
                        worst = Math.max(worst, error / found.bound());
                        relativeBars.add(found.bound() / Math.max(Double.MIN_NORMAL, Math.abs(found.value())));
                    }
                }
            }
        }
        relativeBars.sort(null);
        assertThat(relativeBars).hasSizeGreaterThan(300);
        assertThat(worst).isGreaterThan(0.01); // a bar a hundred times too wide everywhere would be no bar
        assertThat(relativeBars.get(relativeBars.size() / 2)).isLessThan(0x1p-49);
        assertThat(relativeBars.get(relativeBars.size() - 1)).isLessThan(0x1p-46);
    }

    private static List<Double> points(long seed) {
        var random = new Seed(seed).stream("points of one function");
        var points = new ArrayList<>(List.of(0.0, 1e-300, -1e-8, 20.0, -20.0, 40.0, -40.0, -10.0, 700.0, -740.0));
        for (int i = 0; i < 6; i++) {
            points.add(4 * Seed.normal(random));
        }
        return points;
    }

    /** Not a record, and its formula is not a formula. */
    private static final class Cube implements CustomFunction {
        @Override
        public String name() {
            return "cube";
        }

        @Override
        public double value(double x) {
            return x * x * x;
        }

        @Override
        public double slope(double x, double y) {
            return 2 * x * x; // wrong, and nobody asks
        }

        @Override
        public Datasheet datasheet() {
            return Datasheet.of("x cubed", "3 x squared").specimens(new Cube());
        }
    }

    @Test
    void aFunctionWithoutAReadableFormulaHasItsTangentFromDifferencesAndSaysSo() {
        var kernels = kernels();
        var in = DoubleMatrix.of(new double[] {1.5});
        var out = DoubleMatrix.zeros(1, 1);
        kernels.setTangent(in, new double[] {2});
        kernels.map(new Cube(), in, out);
        var found = kernels.tangent(out, 0);
        assertThat(found.distance(13.5)).isLessThanOrEqualTo(found.bound());
        assertThat(found.bound()).isLessThan(HALF_THE_DIGITS * 13.5);
        assertThat(kernels.notes())
                .hasSize(2)
                .anySatisfy(note -> assertThat(note).contains("cube").contains("differences"))
                .anySatisfy(note -> assertThat(note).startsWith("formula not judged: formula \"x cubed\""));
    }

    @Test
    void theSlopeOfAFunctionIsNotAsked() {
        record Liar() implements CustomFunction {
            @Override
            public String name() {
                return "liar";
            }

            @Override
            public double value(double x) {
                return x * x;
            }

            @Override
            public double slope(double x, double y) {
                throw new AssertionError("the slope was asked");
            }

            @Override
            public Datasheet datasheet() {
                return Datasheet.of("x^2", "3 * x").specimens(new Liar());
            }
        }
        assertThat(tangent(new Liar(), 3)).isEqualTo(new Estimate(6, 0));
    }

    @Test
    void aKinkReachesOverBothSidesAndAJumpIsUnknown() {
        var kink = tangent(new Relu(), 0);
        assertThat(kink.distance(0)).isLessThanOrEqualTo(kink.bound());
        assertThat(kink.distance(1)).isLessThanOrEqualTo(kink.bound());
        assertThat(kink.distance(1 + HALF_THE_DIGITS))
                .as("no more than both sides")
                .isGreaterThan(kink.bound());
        assertThat(kink.distance(-HALF_THE_DIGITS)).isGreaterThan(kink.bound());
        assertThat(tangent(new HardShrink(0.5), 0.5).isKnown()).isFalse();
    }

    @Test
    void theTangentOfASlopeIsTheSecondDerivative() {
        var kernels = kernels();
        var x = DoubleMatrix.of(new double[] {0.7});
        var y = DoubleMatrix.zeros(1, 1);
        var g = DoubleMatrix.of(new double[] {3});
        var gx = DoubleMatrix.zeros(1, 1);
        kernels.setTangent(x, new double[] {1});
        kernels.map(new Tanh(), x, y);
        kernels.mapVjp(new Tanh(), x, y, g, 0, gx);
        var found = kernels.tangent(gx, 0);
        var exact = Formula.parse("3 * tanh(x)").curvatureExactly(Coordinate.of("x"), Bindings.of(Map.of("x", 0.7)));
        assertThat(Accuracy.distance(found.value(), exact).toDouble()).isLessThanOrEqualTo(found.bound());
        assertThat(found.bound()).isLessThan(0x1p-48 * Math.abs(found.value())); // a ball of 2⁻⁴⁹ needs no intervals
    }
}
