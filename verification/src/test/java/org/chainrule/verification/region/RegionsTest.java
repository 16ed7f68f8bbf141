package org.chainrule.verification.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.autodiff.op.Add;
import org.chainrule.autodiff.op.Concatenate;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Multiply;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Prelu;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.function.HardShrink;
import org.chainrule.core.function.Log1mExp;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowFunctions;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.loss.CosineEmbedding;
import org.chainrule.core.loss.Hinge;
import org.chainrule.core.loss.Huber;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Losses;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SquaredError;
import org.junit.jupiter.api.Test;

/** Every generator reaches its region, and the regions are those that the sheets speak of. */
class RegionsTest {

    private static final int SEEDS = 3;

    private int drawn;

    /** The test of a region and its generator are two statements; each draw holds one against the other. */
    private <P> void generatorsReach(String subject, Regions<P> regions) {
        assertThat(regions.all()).as(subject).isNotEmpty();
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomGenerator random = new Seed(seed).stream("regions");
            for (Region<P> region : regions.all()) {
                assertThat(region.holds(region.draw(random)))
                        .as("%s, %s, seed %d", subject, region.name(), seed)
                        .isTrue();
                assertThat(region.places()).as(region.name()).allMatch(region::holds);
                drawn++;
            }
            assertThat(regions.coverage(regions.points(1, random)).missed())
                    .as(subject)
                    .isEmpty();
        }
    }

    private static List<Integer> widths(RowFunction function) {
        var widths = new ArrayList<Integer>();
        for (int n = 1; n <= 4; n++) {
            try {
                function.columns(n);
                widths.add(n);
            } catch (IllegalArgumentException refused) {
                // not one of its widths
            }
        }
        return widths;
    }

    private static List<Integer> widths(Loss loss) {
        var widths = new ArrayList<Integer>();
        for (int n = 1; n <= 6; n++) {
            try {
                loss.targetColumns(n);
                widths.add(n);
            } catch (IllegalArgumentException refused) {
                // not one of its widths
            }
        }
        return widths.subList(0, Math.min(2, widths.size()));
    }

    @Test
    void everyGeneratorReachesItsRegion() {
        for (ScalarFunction function : ScalarFunctions.all()) {
            function.datasheet().specimens().forEach(s -> generatorsReach(s.name(), Regions.of(s)));
        }
        for (RowFunction function : RowFunctions.all()) {
            function.sheet()
                    .specimens()
                    .forEach(s -> widths(s).forEach(n -> generatorsReach(s.name() + " of " + n, Regions.of(s, n))));
        }
        for (Loss loss : Losses.all()) {
            widths(loss).forEach(n -> generatorsReach(loss.name() + " of " + n, Regions.of(loss, n)));
        }
        for (Shape shape : List.of(Shape.SCALAR, Shape.of(1, 3), Shape.of(3, 1), Shape.of(2, 2), Shape.of(4, 3))) {
            generatorsReach("cotangents " + shape, Regions.ofCotangents(shape));
            generatorsReach("add " + shape, Regions.of(new Add(), List.of(shape, shape)));
        }
        System.out.println("regions: " + drawn + " draws, each in its region");
    }

    @Test
    void everyOpHasRegions() {
        var square = Shape.of(3, 3);
        List<Op> ops = List.of(
                new Add(),
                new Concatenate(),
                new Multiply(),
                new Prelu(),
                new Linear(),
                new LossOp(new SquaredError()));
        for (Op op : ops) {
            var shapes = op instanceof Linear
                    ? List.of(square, square, Shape.of(1, 3))
                    : op instanceof Prelu ? List.of(square, Shape.of(1, 3)) : List.of(square, square);
            generatorsReach(op.name(), Regions.of(op, shapes));
        }
        generatorsReach("elementwise", Regions.of(new Elementwise(new Sigmoid()), List.of(square)));
        generatorsReach("row-wise", Regions.of(new RowWise(new Softmax()), List.of(square)));
    }

    private static List<String> names(Regions<?> regions) {
        return regions.all().stream().map(Region::name).toList();
    }

    @Test
    void reluHasItsPiecesItsKinkAndTheTwoDoublesBesideIt() {
        var regions = Regions.of(new Relu());
        assertThat(names(regions))
                .contains(
                        "piece (-∞, 0)",
                        "piece (0, ∞)",
                        "kink at 0",
                        "the double below the kink at 0",
                        "the double above the kink at 0",
                        "saturated to the left",
                        "zero",
                        "subnormal",
                        "tiny",
                        "huge")
                .doesNotContain("saturated to the right");
        assertThat(regions.named("the double below the kink at 0").places()).containsExactly(-Double.MIN_VALUE);
    }

    @Test
    void jumpsAndEndsOfTheDomainAreRegions() {
        assertThat(names(Regions.of(new HardShrink(0.3)))).contains("jump at 0.3", "the double above the jump at -0.3");
        assertThat(names(Regions.of(new Log1mExp()))).contains("near the lower end of the domain");
        assertThatThrownBy(() -> Regions.of(new Relu()).named("none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kink at 0");
    }

    @Test
    void aRowOfOneColumnHasFewerRegions() {
        assertThat(names(Regions.of(new Softmax(), 1)))
                .contains("zeros", "huge")
                .doesNotContain("all equal");
        assertThat(names(Regions.of(new Softmax(), 2))).contains("all equal").doesNotContain("the largest tied");
        assertThat(names(Regions.of(new Softmax(), 3)))
                .contains(
                        "the largest tied", "one dominates", "one dominates beyond underflow", "a large common offset");
    }

    @Test
    void huberIsLookedAtWhereItsParabolaEndsAndOneUlpBesideIt() {
        var huber = new Huber(0.5);
        var regions = Regions.of(huber, 3);
        assertThat(names(regions)).contains("at abs(p - t) <= delta", "at abs(p - t)", "the double beside abs(p - t)");
        var random = new Seed(3).stream("huber");
        for (int i = 0; i < 50; i++) {
            var on = regions.named("at abs(p - t) <= delta").draw(random);
            assertThat(nearest(on, 0.5)).isLessThanOrEqualTo(2 * Math.ulp(4.0));
            var equal = regions.named("at abs(p - t)").draw(random);
            assertThat(nearest(equal, 0)).isZero();
            var beside = regions.named("the double beside abs(p - t)").draw(random);
            assertThat(nearest(beside, 0)).isPositive().isLessThanOrEqualTo(Math.ulp(4.0));
        }
    }

    /** The smallest distance of |p − t| from a number, over the columns. */
    private static double nearest(LossPoint point, double from) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < point.prediction().length; j++) {
            double distance = Math.abs(Math.abs(point.prediction()[j] - point.target()[j]) - from);
            nearest = Math.min(nearest, distance);
        }
        return nearest;
    }

    @Test
    void hingeIsLookedAtWhereTheMarginIsExactlyReached() {
        var point = Regions.of(new Hinge(), 1).named("at max(0, 1 - (t * p))").draw(new Seed(1).stream("hinge"));
        assertThat(point.prediction()[0] * point.target()[0]).isEqualTo(1);
    }

    /** The margin counts for unlike pairs only, and only beside it another margin would show. */
    @Test
    void aMarginIsLookedAtFromBothSidesWhereItCounts() {
        var loss = new CosineEmbedding(0.3);
        var regions = Regions.of(loss, 4);
        String margin = names(regions).stream()
                .filter(name -> name.startsWith("past max(0, "))
                .map(name -> name.substring("past ".length()))
                .findFirst()
                .orElseThrow();
        var random = new Seed(5).stream("margin");
        for (int i = 0; i < 20; i++) {
            var active = regions.named("short of " + margin).draw(random);
            var inactive = regions.named("past " + margin).draw(random);
            assertThat(active.target()).containsExactly(-1);
            assertThat(inactive.target()).containsExactly(-1);
            assertThat(loss.value(active.prediction(), active.target(), 4)).isPositive();
            assertThat(new CosineEmbedding(0.35).value(active.prediction(), active.target(), 4))
                    .isZero();
            assertThat(loss.value(inactive.prediction(), inactive.target(), 4)).isZero();
            assertThat(new CosineEmbedding(0.25).value(inactive.prediction(), inactive.target(), 4))
                    .isPositive();
        }
    }

    @Test
    void everyClassIsATargetAndAnIgnoredOneIsMarked() {
        var regions = Regions.of(new SoftmaxCrossEntropy().ignoring(1), 3);
        assertThat(names(regions))
                .contains("class 0", "class 1, which does not count", "class 2", "saturated predictions");
        var beyond = Regions.of(new SoftmaxCrossEntropy().ignoring(-100), 2);
        assertThat(names(beyond)).contains("class 0", "class 1", "class -100, which does not count");
    }

    @Test
    void twoRegionsOfOneNameAreRefused() {
        Region<Double> one = Region.of("one", x -> true, random -> 0.0);
        assertThatThrownBy(() -> new Regions<>(List.of(one, one)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one");
    }
}
