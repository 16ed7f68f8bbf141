package org.chainrule.verification.region;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.Loss;

/**
 * The regions of one subject.
 *
 * @param all in the order in which they are looked at and reported
 * @param <P> the points
 */
public record Regions<P>(List<Region<P>> all) {

    /** Copies the list and refuses two regions of one name. */
    public Regions {
        all = List.copyOf(all);
        var names = all.stream().map(Region::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException(
                    "regions: found two of the same name among " + names + "; coverage is counted by name");
        }
    }

    /**
     * Of a function of one number: every piece between its kinks, jumps and the ends of its domain, every kink and jump and
     * the two doubles beside it, the saturated tails, zero, subnormal, tiny, simple, large and huge numbers.
     */
    public static Regions<Double> of(ScalarFunction function) {
        return new FunctionRegions(function).regions();
    }

    /**
     * Of the rows of n columns of a row function: all equal, the largest tied, one that dominates, one beyond the underflow
     * of the others, a large common offset, zeros, mixed scales, tiny, huge. One column has fewer.
     *
     * @throws IllegalArgumentException if the function does not take n columns
     */
    public static Regions<double[]> of(RowFunction function, int columns) {
        return RowRegions.of(function, columns);
    }

    /**
     * Of predictions of n columns and their targets: the domains and their ends, every switch of the formula (a kink of
     * {@code abs}, {@code max} or {@code if}) and the doubles beside it, equal prediction and target, saturated predictions,
     * each class, ignored classes.
     *
     * @throws IllegalArgumentException if the loss does not take n columns, or refuses every point that was tried
     */
    public static Regions<LossPoint> of(Loss loss, int columns) {
        return new LossRegions(loss, columns).regions();
    }

    /**
     * Of the inputs of an op: those of its function, row function or loss if it has one; else a zero, duplicates, equal
     * inputs, mixed scales, tiny, huge, as far as the op takes them.
     */
    public static Regions<List<Matrix>> of(Op op, List<Shape> inputs) {
        return OpRegions.of(op, inputs);
    }

    /** Of cotangents: signed, one-hot, with a row of zeros, with rows of very different sizes; never only ones. */
    public static Regions<Matrix> ofCotangents(Shape shape) {
        return CotangentRegions.of(shape);
    }

    /** The region of this name. */
    public Region<P> named(String name) {
        return all.stream()
                .filter(region -> region.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("regions: found no \"" + name + "\"; there are " + all));
    }

    /** Those that this oracle decides. */
    public Regions<P> within(Region.Reach reach) {
        return new Regions<>(
                all.stream().filter(region -> region.reach() == reach).toList());
    }

    /** These and others besides. */
    Regions<P> and(Regions<P> others) {
        return new Regions<>(Stream.concat(all.stream(), others.all.stream()).toList());
    }

    /** Every place of every region and so many points drawn from each. */
    public List<P> points(int perRegion, RandomGenerator random) {
        var points = new ArrayList<P>();
        for (Region<P> region : all) {
            points.addAll(region.places());
            for (int i = 0; i < perRegion; i++) {
                points.add(region.draw(random));
            }
        }
        return points;
    }

    /** How often these points hit each region. */
    public Coverage coverage(Iterable<? extends P> points) {
        return Coverage.of(this, points);
    }
}
