package org.chainrule.verification.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import org.chainrule.autodiff.op.Concatenate;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.Prelu;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.LeakyRelu;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowFunctions;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Losses;
import org.chainrule.core.loss.Reduction;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.Comparison;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.check.Verdict;

/** Everything in the catalogue and random networks of it: gradients agree with differences, whatever the seed. */
class CatalogueProperties {

    private static long comparisons;
    private static long undecided;
    private static long reports;

    private static long networkComparisons;
    private static long networkUndecided;
    private static long rowComparisons;
    private static long rowUndecided;

    private static void count(CheckReport report) {
        comparisons += report.comparisons().size();
        undecided += report.count(Verdict.UNDECIDED);
        reports++;
    }

    private static void holds(CheckReport report) {
        count(report);
        assertThat(report.passed()).as(report.describe()).isTrue();
    }

    @AfterContainer
    static void theSuiteSaysWhatItDid() {
        System.out.println("catalogue: " + reports + " checks, " + comparisons + " comparisons, " + undecided
                + " undecided; of these in networks " + networkComparisons + " and " + networkUndecided
                + ", in row functions " + rowComparisons + " and " + rowUndecided);
        assertThat(comparisons).isPositive();
        assertThat(rowUndecided).isLessThanOrEqualTo((long) (CheckReport.LARGEST_UNDECIDED_SHARE * rowComparisons));
        assertThat(networkUndecided)
                .isLessThanOrEqualTo((long) (CheckReport.LARGEST_UNDECIDED_SHARE * networkComparisons));
    }

    @Provide
    Arbitrary<ScalarFunction> functions() {
        return GradientArbitraries.functions();
    }

    @Provide
    Arbitrary<RowFunction> rowFunctions() {
        return Arbitraries.of(RowFunctions.all())
                .flatMap(f -> Arbitraries.of(f.sheet().specimens()));
    }

    @Provide
    Arbitrary<NetworkSpecimen> networks() {
        return GradientArbitraries.networks();
    }

    @Property(tries = 120, seed = "20261122")
    void everyFunctionOfTheCatalogue(@ForAll("functions") ScalarFunction function, @ForAll long seed) {
        holds(GradientCheck.ofFunction(function).points(40).seed(seed).run());
        holds(GradientCheck.ofOp(new Elementwise(function))
                .onShapes(Shape.of(2, 3))
                .cotangents(2)
                .seed(seed)
                .run());
    }

    @Property(tries = 1, seed = "20261122")
    void everySpecimenOfEveryLossUnderEveryReduction(
            @ForAll @IntRange(min = 1, max = 4) int rows,
            @ForAll @IntRange(min = 2, max = 6) int columns,
            @ForAll long seed) {
        for (Loss loss : Losses.all()) {
            for (Loss specimen : loss.sheet().specimens().stream().distinct().toList()) {
                for (Reduction reduction : Reduction.values()) {
                    holds(GradientCheck.ofLoss(specimen, reduction)
                            .onShapeNear(rows, columns)
                            .seed(seed)
                            .run());
                }
            }
        }
    }

    @Property(tries = 150, seed = "20261122")
    void everyRowFunction(
            @ForAll("rowFunctions") RowFunction function,
            @ForAll @IntRange(min = 1, max = 4) int rows,
            @ForAll @IntRange(min = 1, max = 5) int columns,
            @ForAll long seed) {
        var report = GradientCheck.ofOp(new RowWise(function))
                .onShapes(Shape.of(rows, CensusTest.columnsTakenBy(function, columns)))
                .seed(seed)
                .run();
        count(report);
        rowComparisons += report.comparisons().size();
        rowUndecided += report.count(Verdict.UNDECIDED);
        // Where sparsemax has one element in its support its gradient is 0, and no bar is small beside that; those are
        // capped
        // over the whole suite.
        assertThat(report.verdict()).as(report.describe()).isIn(Verdict.PASS, Verdict.UNDECIDED);
        assertThat(report.coverage().missed()).as(function.name()).isEmpty();
    }

    @Property(tries = 60, seed = "20261122")
    void concatenationsOfSeveralInputs(
            @ForAll @IntRange(min = 1, max = 4) int rows,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 3) Integer> columns,
            @ForAll long seed) {
        holds(GradientCheck.ofOp(new Concatenate())
                .onShapes(columns.stream().map(n -> Shape.of(rows, n)).toArray(Shape[]::new))
                .seed(seed)
                .run());
    }

    @Property(tries = 60, seed = "20261122")
    void preluWithOneSlopeAndWithOnePerColumn(
            @ForAll @IntRange(min = 1, max = 4) int rows,
            @ForAll @IntRange(min = 1, max = 4) int columns,
            @ForAll long seed) {
        for (int slopes : new int[] {1, columns}) {
            holds(GradientCheck.ofOp(new Prelu())
                    .onShapes(Shape.of(rows, columns), Shape.of(1, slopes))
                    .seed(seed)
                    .run());
        }
    }

    @Example
    void preluAtItsKinkHasTheLearnedSlope() {
        // One kink: along a direction through several the slope need not lie between the two of the sum.
        var x = DoubleMatrix.of(new double[] {0, -1, 3}, new double[] {2, 0.75, -0.5});
        for (double[] slopes : new double[][] {{0.25}, {0.25, -0.5, 1.5}}) {
            holds(GradientCheck.ofOp(new Prelu()).on(x, DoubleMatrix.of(slopes)).run());
        }
    }

    @Property(tries = 300, seed = "20261122")
    void randomNetworksWithFanOutAndTiedParameters(@ForAll("networks") NetworkSpecimen network) {
        var report = network.check().directions(3).coordinatesPerParameter(6).run();
        count(report);
        networkComparisons += report.comparisons().size();
        networkUndecided += report.count(Verdict.UNDECIDED);
        // A saturated network has gradients below the noise of its loss; those are capped over the whole suite.
        assertThat(report.verdict()).as(report.describe()).isIn(Verdict.PASS, Verdict.UNDECIDED);
    }

    @Property(tries = 50, seed = "20261122")
    void reluAndLeakyReluAreJudgedAtTheirKinks(@ForAll long seed) {
        for (ScalarFunction function : new ScalarFunction[] {new Relu(), new LeakyRelu(), new LeakyRelu(0.2)}) {
            var report = GradientCheck.ofFunction(function).points(4).seed(seed).run();
            holds(report);
            assertThat(report.comparisons().stream()
                            .filter(c -> c.what().startsWith("kink at 0"))
                            .map(Comparison::what))
                    .containsExactly(
                            "kink at 0, derivative from the left",
                            "kink at 0, derivative from the right",
                            "kink at 0, slope",
                            "kink at 0, convention");
            assertThat(report.comparisons().stream().map(Comparison::what))
                    .anyMatch(what -> what.startsWith("x = 5e-324"))
                    .anyMatch(what -> what.startsWith("x = -5e-324"));
        }
    }
}
