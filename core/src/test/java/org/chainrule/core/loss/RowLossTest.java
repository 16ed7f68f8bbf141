package org.chainrule.core.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the losses of a row do at the ends of the range, and at rows where plain formulas lose their digits. */
class RowLossTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    private static double[] row(double... x) {
        return x;
    }

    private static double value(Loss loss, double[] p, double... t) {
        return loss.value(p, t, p.length);
    }

    private static double[] slope(Loss loss, double[] p, double... t) {
        var slope = new double[p.length];
        Arrays.fill(slope, Double.NaN); // every element is to be written
        loss.slope(p, t, p.length, slope);
        return slope;
    }

    /** −0 is 0. */
    private static void assertSlope(Loss loss, double[] p, double[] t, double... expected) {
        var slope = slope(loss, p, t);
        for (int j = 0; j < p.length; j++) {
            assertThat(slope[j] + 0.0).as("%s, column %s", loss, j).isEqualTo(expected[j] + 0.0);
        }
    }

    /** Far away in either direction, an infinity or not, the class takes part with probability 0 or 1. */
    @Test
    void softmaxLossesOfInfiniteAndHugeLogits() {
        var losses = List.of(new SoftmaxCrossEntropy(), new CategoricalFocal(2, 1), new CategoricalFocal(0.5, 1));
        for (double far : new double[] {INF, 1e300}) {
            for (Loss loss : losses) {
                for (double[] x : new double[][] {{far, 0, 1}, {0, -far, -far}, {far, -far, 0}}) {
                    assertThat(value(loss, x, 0)).as("%s at %s", loss, x).isZero();
                    assertThat(value(loss, x, 1)).as("%s at %s", loss, x).isGreaterThanOrEqualTo(far);
                    assertSlope(loss, x, row(0), 0, 0, 0);
                    assertSlope(loss, x, row(1), 1, -1, 0);
                }
            }
            var probabilities = new SoftmaxCrossEntropyWithProbabilities();
            assertThat(value(probabilities, row(far, 0), 1, 0)).isZero();
            assertThat(value(probabilities, row(far, 0), 0.5, 0.5)).isEqualTo(0.5 * far);
            assertSlope(probabilities, row(far, 0), row(0.5, 0.5), 0.5, -0.5);
            assertThat(value(new SoftmaxCrossEntropy().smoothed(0.5), row(far, 0), 0))
                    .isEqualTo(0.25 * far);
            assertSlope(new SoftmaxCrossEntropy().smoothed(0.5), row(far, 0), row(0), 0.25, -0.25);
        }
    }

    @Test
    void equalLogitsShareEquallyInfiniteOrNot() {
        for (double at : new double[] {0, 1e300, -1e300, INF, -INF}) {
            assertThat(value(new SoftmaxCrossEntropy(), row(at, at), 1)).isEqualTo(Math.log(2));
            assertSlope(new SoftmaxCrossEntropy(), row(at, at), row(1), 0.5, -0.5);
            assertThat(value(new CategoricalFocal(1, 1), row(at, at), 1)).isEqualTo(0.5 * Math.log(2));
        }
    }

    @Test
    void marginsOfInfiniteAndHugePredictions() {
        for (double far : new double[] {INF, 1e300}) {
            for (Loss loss : List.of(new MultiMargin(), new SquaredMultiMargin())) {
                assertThat(value(loss, row(far, 0), 0)).as("%s", loss).isZero();
                assertThat(value(loss, row(-far, 0), 1)).as("%s", loss).isZero();
                assertThat(value(loss, row(far, 0), 1)).as("%s", loss).isGreaterThanOrEqualTo(0.5 * far);
                assertSlope(loss, row(far, 0), row(0), 0, 0);
            }
            assertSlope(new MultiMargin(), row(far, 0), row(1), 0.5, -0.5);
            assertSlope(new SquaredMultiMargin(), row(far, 0), row(1), far, -far);
            assertThat(value(new CategoricalHinge(), row(far, 0), 1, 0)).isZero();
            assertThat(value(new CategoricalHinge(), row(far, 0), 0, 1)).isEqualTo(far);
            assertSlope(new CategoricalHinge(), row(far, 0), row(0, 1), 1, -1);
            assertThat(value(new MarginRanking(1), row(far, 0), 1)).isZero();
            assertThat(value(new MarginRanking(1), row(far, 0), -1)).isEqualTo(far);
            assertSlope(new MarginRanking(1), row(far, 0), row(-1), 1, -1);
            assertThat(value(new MultiLabelSoftMargin(), row(far, -far), 1, 0)).isZero();
            assertThat(value(new MultiLabelSoftMargin(), row(far, far), 0, 1)).isEqualTo(0.5 * far);
            assertSlope(new MultiLabelSoftMargin(), row(far, far), row(0, 1), 0.5, 0);
        }
    }

    @Test
    void aTermOfExactlyNothingHasSlopeNothing() {
        assertSlope(new MarginRanking(0.5), row(0.5, 0), row(1), 0, 0);
        assertSlope(new CosineEmbedding(), row(1, 0, 0, 1), row(-1), 0, 0, 0, 0);
    }

    /** An anchor far from both: the distances are the same number, 2⁶⁰, and their difference is 1. */
    @Test
    void distancesThatRoundToOneKeepTheirDifference() {
        assertThat(value(new TripletMargin(1, 0), row(0x1p60, 0, 1))).isEqualTo(2);
    }

    /** 1 + 1024 · 2⁻⁵⁴, each of which alone would be rounded off: its root, half of it, and itself. */
    @Test
    void manySmallTermsAddUp() {
        int n = 1025;
        var x = new double[3 * n];
        Arrays.fill(x, n, 2 * n, 0x1p-27);
        x[n] = 1;
        assertThat(value(new TripletMargin(Double.MIN_VALUE, 0), x)).isEqualTo(1 + 0x1p-45);
        var p = Arrays.copyOfRange(x, n, 3 * n);
        Arrays.fill(p, n, 2 * n, 1);
        assertThat(value(new GaussianNll(), p, new double[n])).isEqualTo(0.5 * (1 + 0x1p-44));
        var ones = Arrays.copyOfRange(p, n, 2 * n);
        Arrays.fill(p, 1, n, 1 - 0x1p-53);
        p[0] = 0;
        assertThat(value(new MarginRanking(), p, ones)).isEqualTo(1 + 0x1p-43); // 1 − 0, and 1024 times 2⁻⁵³
    }

    /** One square is 2¹²⁰⁰ times the other. */
    @Test
    void distancesOfAnyRatioAreComparedWithTheMargin() {
        var loss = new TripletMargin(0x1p1000, 0);
        var x = row(0, 0, 1, 0, 0x1p600, 0);
        assertThat(value(loss, x)).isEqualTo(0x1p1000); // + 1 − 2⁶⁰⁰, which does not show
        assertSlope(loss, x, row(), 0, 0, 1, 0, -1, 0);
    }

    @Test
    void likelihoodsAtTheirEnds() {
        assertThat(value(new CategoricalCrossEntropy(), row(0, 1), 1, 0)).isEqualTo(INF);
        assertThat(value(new CategoricalCrossEntropy(), row(0, 1), 0, 1)).isZero();
        assertSlope(new CategoricalCrossEntropy(), row(0, 1), row(1, 0), -INF, 0);
        assertSlope(new CategoricalCrossEntropy(), row(0, 1), row(0, 1), 0, -1);
        assertThat(slope(new CategoricalCrossEntropy(), row(Double.NaN, 1), 0, 1)[0])
                .isNaN();
        assertThat(value(new NegativeLogLikelihood(), row(-INF, 0), 0)).isEqualTo(INF);
        assertThat(value(new NegativeLogLikelihood(), row(-INF, 0), 1)).isZero();
        assertThat(value(new NegativeLogLikelihood().weighted(0, 1), row(-INF, 0), 0))
                .isZero();
        for (double far : new double[] {INF, 1e300}) {
            assertThat(value(new GaussianNll(), row(far, 1), 0)).isEqualTo(INF);
            assertSlope(new GaussianNll(), row(far, 1), row(0), far, -INF);
            assertThat(value(new GaussianNll(), row(1, far), 0)).isEqualTo(0.5 * Math.log(far));
        }
        assertNear(value(new GaussianNll(), row(1e200, 1e300), 0), 0.5e100, 2.5);
        assertThat(value(new GaussianNll(), row(1, 0), 1)).isEqualTo(0.5 * Math.log(1e-6));
    }

    @Test
    void distancesOfHugeAndTinyRows() {
        for (double size : new double[] {0x1p1023, 1e300, 1e-300, 1}) {
            assertThat(value(new CosineDistance(1e-307), row(size, 0), 0, 1)).isEqualTo(1);
            assertThat(value(new CosineEmbedding(), row(size, 0, -size, 0), 1)).isEqualTo(2);
            assertThat(value(new CosineEmbedding(), row(size, 0, size, 0), -1)).isEqualTo(1);
            assertThat(value(new TripletMargin(1, 0), row(0, size, 0), new double[0]))
                    .isEqualTo(size + 1);
            assertSlope(new TripletMargin(1, 0), row(0, size, 0), row(), -1, 1, 0);
        }
        assertThat(value(new TripletMargin(), row(0, INF, 1), new double[0])).isEqualTo(INF);
        assertThat(value(new TripletMargin(), row(0, 1, -INF), new double[0])).isZero();
        assertSlope(new TripletMargin(), row(0, 1, -INF), row(), 0, 0, 0);
        assertThat(value(new CosineDistance(), row(0, 0), 1, 2)).isEqualTo(1);
        assertSlope(new CosineDistance(), row(0, 0), row(1, 2), 0, 0);
        // As long as the floor, a row is a short one: without the term of its own direction.
        assertSlope(new CosineDistance(0.5), row(0.5, 0), row(1, 0), -2, 0);
    }

    private static void assertNear(double found, double exact, double ulps) {
        assertThat(Math.abs(found - exact))
                .as("found %s, exact %s", found, exact)
                .isLessThanOrEqualTo(ulps * Math.ulp(exact));
    }

    /** Rows at which earlier forms were wrong; the exact numbers are the enclosures of the formulas of the sheets. */
    @Test
    void slopesKeepTheirDigits() {
        var near = row(
                -1.3685417180036897E-12,
                2.0301397972916314E-16, // anchor
                2.374188043300135E-20,
                -5.798000136004355E-14, // much nearer
                0.0031207135029934327,
                -4.574051505967473E-4); // than this one
        assertNear(slope(new TripletMargin(0.5, 0), near)[1], -0.10254499299145645, 5 * 3.6); // κ
        var far = row(
                3.58119023920175E-42,
                1.0970451550556609E133, // anchor, far from both
                -1.9853009779823752E-143,
                1.5549571538962507E109,
                -8.898562399279341E-130,
                3.2326934507660247E115);
        assertNear(slope(new TripletMargin(0.5, 0), far)[0], -9.619282936886129E-193, 5 * 4); // κ
        // Three columns, of which the second has most of the distances: what is left over is its, whichever came last.
        var farther = row(0x1p20, -0x1p21, 0x1p10, 0.75, 0.5, 0.375, -0.5, 1.5, -0.25);
        var slope = slope(new TripletMargin(5, 0), farther);
        assertNear(slope[0], -2.558457123728357e-07, 6 * 4.53); // κ
        assertNear(slope[1], -1.280527959615002e-07, 6 * 3.99);
        assertNear(slope[2], -2.6628919515014355e-07, 6 * 2.00);
        var short2 = row(-1.9405155743162659E-137, -3.46313720108175E-129);
        var long2 = row(-2.8130499413805387E-109, 1.696666583047535E127);
        assertNear(slope(new CosineDistance(0.5), short2, long2)[0], 3.315972589414436E-236, 5 * 2);
        assertNear(
                slope(
                        new Tversky(),
                        row(1.9561019349361353E-10, 2.5700594550005284E-7),
                        0.015785011428224624,
                        3.897070836082035E-9)[0],
                -1.9999415545789112,
                7.5);
    }

    /** The product of the variances, 2⁻²⁰⁵⁸, is no double, and neither is each of the subnormal two normal. */
    @Test
    void logarithmsOfSubnormalVariancesHaveTheirDigits() {
        var loss = new GaussianNll(Double.MIN_VALUE, GaussianNll.Constant.OMITTED);
        double[] p = {0, 0, 0, 0x1p-1030, 4, 0x1p-1030};
        double exact = 0.5 * -2058 * StrictMath.log(2); // the logarithm within an ulp, the product within half of one
        assertNear(value(loss, p, 0, 0, 0), exact, loss.sheet().valueUlps() + 1.5);
    }

    /** Scales of products are kept apart from the product, for variances of any size and at the ends of each scale. */
    @Test
    void logarithmsOfVariancesAreAddedUpWhateverTheirSize() {
        for (double v : new double[] {Double.MIN_NORMAL, 0x1p-600, 0.5, 2, 0x1p600, 0x1p1023}) {
            double exact = Math.getExponent(v) * StrictMath.log(2); // ½ (log v + log v), within an ulp
            assertNear(value(new GaussianNll(1e-323, GaussianNll.Constant.OMITTED), row(0, 0, v, v), 0, 0), exact, 3.5);
        }
        double nearOne = 1 - 0x1p-30;
        assertThat(value(new GaussianNll(), row(0, nearOne), 0)).isEqualTo(0.5 * StrictMath.log(nearOne));
    }

    /** Squares of differences are kept in range up to there. */
    @Test
    void distancesUpToTheLargestNumberAreFinite() {
        double far = 0x1.8p1023;
        assertThat(value(new TripletMargin(1, 0), row(0, far, 0))).isEqualTo(far);
    }
}
