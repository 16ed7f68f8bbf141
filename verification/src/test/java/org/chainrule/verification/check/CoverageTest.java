package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.function.HardTanh;
import org.chainrule.core.function.LeakyRelu;
import org.chainrule.core.loss.Huber;
import org.chainrule.core.loss.Reduction;
import org.chainrule.verification.region.Coverage;
import org.chainrule.verification.region.Region;
import org.chainrule.verification.region.Regions;
import org.junit.jupiter.api.Test;

/** A region that was never hit fails the report, though every comparison passes. */
class CoverageTest {

    /** The regions with a generator and places that skip one of them. */
    private static <P> Regions<P> skipping(String name, Regions<P> regions) {
        P elsewhere = regions.all().get(0).draw(new Seed(9).stream("gap"));
        return new Regions<>(regions.all().stream()
                .map(region -> region.name().equals(name)
                        ? new Region<>(
                                name, region.reach(), region.extent(), region.test(), List.of(), random -> elsewhere)
                        : region)
                .toList());
    }

    private static void missesOnly(String name, CheckReport report) {
        assertThat(report.count(Verdict.FAIL) + report.count(Verdict.INACCURATE))
                .isZero();
        assertThat(report.coverage().missed()).containsExactly(name);
        assertThat(report.passed()).isFalse();
        assertThat(report.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(report.describe()).contains("region \"" + name + "\" was never hit");
    }

    @Test
    void aGapInTheGeneratorOfAFunctionIsSeen() {
        var function = new HardTanh();
        var whole = new FunctionCheck(function).run();
        assertThat(whole.passed()).as(whole.describe()).isTrue();
        assertThat(whole.describe()).contains("regions").contains("kink at 1 ");
        String gap = "the double above the kink at 1";
        missesOnly(
                gap,
                new FunctionCheck(function, skipping(gap, Regions.of(function)))
                        .points(4)
                        .run());
    }

    @Test
    void aGapInTheGeneratorOfAnOpIsSeen() {
        var shapes = List.of(Shape.of(2, 3), Shape.of(2, 3), Shape.of(1, 2));
        var regions = Regions.of(new Linear(), shapes);
        assertThat(new OpCheck(new Linear()).in(regions).run().passed()).isTrue();
        missesOnly(
                "huge", new OpCheck(new Linear()).in(skipping("huge", regions)).run());
    }

    @Test
    void aGapInTheGeneratorOfALossIsSeen() {
        var huber = new Huber(0.5);
        var regions = Regions.of(new LossOp(huber), List.of(Shape.of(2, 3), Shape.of(2, 3)));
        var whole = new LossCheck(huber, Reduction.SUM).in(regions).run();
        assertThat(whole.passed()).as(whole.describe()).isTrue();
        String gap = "at abs(p - t) <= delta";
        missesOnly(
                gap,
                new LossCheck(huber, Reduction.SUM).in(skipping(gap, regions)).run());
    }

    @Test
    void nothingIsDemandedOfPointsThatAPersonChose() {
        var report = GradientCheck.ofOp(new Linear())
                .on(DoubleMatrix.of(new double[] {1, 2}), DoubleMatrix.of(new double[] {3, 4}))
                .run();
        assertThat(report.passed()).as(report.describe()).isTrue();
        assertThat(report.coverage()).isEqualTo(Coverage.NOTHING_DEMANDED);
        assertThat(GradientCheck.ofFunction(new LeakyRelu()).onlyAt(1).run().coverage())
                .isEqualTo(Coverage.NOTHING_DEMANDED);
    }

    @Test
    void coveragesAddUp() {
        var both = new Coverage(Map.of("zero", 2)).and(new Coverage(Map.of("zero", 1)));
        assertThat(both.hits()).containsExactly(Map.entry("zero", 3));
        assertThat(both.and(new Coverage(Map.of("tie", 0))).missed()).containsExactly("tie");
        assertThat(both.isComplete()).isTrue();
    }
}
