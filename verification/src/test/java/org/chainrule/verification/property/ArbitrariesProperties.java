package org.chainrule.verification.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.Shrinkable;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.LeakyRelu;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.loss.Huber;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.Comparison;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.region.Coverage;
import org.chainrule.verification.region.Regions;

/** The generators reach every region and shrink to what is small and simple. */
class ArbitrariesProperties {

    private static <T> List<T> sample(Arbitrary<T> arbitrary, int count) {
        var generator = arbitrary.generator(1000);
        var random = new Random(20_261_128);
        return Stream.generate(() -> generator.next(random).value())
                .limit(count)
                .toList();
    }

    /** Follows the shrunk values that still have the property, down to one that has no such successor. */
    private static <T> T shrunk(Arbitrary<T> arbitrary, Predicate<T> keeps) {
        var generator = arbitrary.generator(1000);
        var random = new Random(7);
        Shrinkable<T> at = generator.next(random);
        while (!keeps.test(at.value())) {
            at = generator.next(random);
        }
        for (int steps = 0; steps < 2000; steps++) {
            var next = at.shrink().filter(s -> keeps.test(s.value())).findFirst();
            if (next.isEmpty()) {
                break;
            }
            at = next.get();
        }
        return at.value();
    }

    @Example
    void everyRegionIsReached() {
        var function = new LeakyRelu(0.2);
        complete(Regions.of(function), sample(GradientArbitraries.points(function), 400));
        complete(Regions.of(new Softmax(), 3), sample(GradientArbitraries.points(new Softmax(), 3), 400));
        complete(Regions.of(new Huber(0.5), 2), sample(GradientArbitraries.points(new Huber(0.5), 2), 300));
        var shape = Shape.of(3, 2);
        complete(Regions.ofCotangents(shape), sample(GradientArbitraries.cotangents(shape), 100));
        var shapes = new Shape[] {Shape.of(2, 3), Shape.of(4, 3), Shape.of(1, 4)};
        complete(
                Regions.of(new Linear(), List.of(shapes)),
                sample(GradientArbitraries.inputs(new Linear(), shapes), 200));
    }

    private static <P> void complete(Regions<P> regions, List<P> points) {
        assertThat(regions.coverage(points).missed()).isEmpty();
    }

    @Example
    void shapesAndMatricesShrink() {
        assertThat(shrunk(GradientArbitraries.shapes(6, 6), shape -> shape.size() >= 4)
                        .size())
                .isLessThanOrEqualTo(6);
        assertThat(shrunk(GradientArbitraries.shapes(6, 6), shape -> true)).isEqualTo(Shape.SCALAR);
        Matrix matrix = shrunk(GradientArbitraries.matrices(Shape.of(1, 2)), m -> m.get(0) != m.get(1));
        assertThat(matrix.toArray()).contains(0);
    }

    @Example
    void networksShrinkToOneUnit() {
        var network = shrunk(GradientArbitraries.networks(), n -> n.widths().size() >= 2);
        assertThat(network.widths()).containsExactly(1, 1);
        assertThat(network.inputs()).isEqualTo(1);
        assertThat(network.rows()).isEqualTo(1);
        assertThat(network.wiring()).isEqualTo(NetworkSpecimen.Wiring.PLAIN);
    }

    @Example
    void theCatalogueIsDrawnFrom() {
        assertThat(sample(GradientArbitraries.losses(), 300).stream()
                        .map(Object::getClass)
                        .distinct()
                        .count())
                .isGreaterThan(20);
        assertThat(sample(GradientArbitraries.rowFunctions(), 100).stream()
                        .map(Object::getClass)
                        .distinct()
                        .count())
                .isGreaterThan(5);
    }

    @Example
    void aContractDemandsEveryRegion() {
        var report = GradientCheck.ofFunction(new LeakyRelu()).points(2).seed(1).run();
        Contracts.holds(report);
        var hits = new LinkedHashMap<>(report.coverage().hits());
        hits.put("kink at 0", 0);
        List<Comparison> all = report.comparisons();
        var gap = new CheckReport(report.subject(), all, report.seed(), report.notes(), new Coverage(hits));
        assertThatThrownBy(() -> Contracts.holds(gap))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("region \"kink at 0\" was never hit");
    }
}
