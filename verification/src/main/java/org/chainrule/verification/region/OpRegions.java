package org.chainrule.verification.region;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.CustomFunction;

/**
 * The regions of the inputs of an op. An op that applies a function to every element or row has the regions of the
 * function, whole batches of them or one in a batch, see {@link Region.Extent}; any other has those of {@link InputRegions}. Of a
 * function of a user's own large numbers are added, which differences decide where it has not saturated.
 */
final class OpRegions {

    private OpRegions() {}

    static Regions<List<Matrix>> of(Op op, List<Shape> shapes) {
        op.shape(shapes);
        if (op instanceof Elementwise elementwise) {
            var regions = elements(Regions.of(elementwise.function()), shapes.get(0));
            return elementwise.function() instanceof CustomFunction
                    ? regions.and(new InputRegions(op, shapes).large())
                    : regions;
        } else if (op instanceof RowWise rowWise) {
            return rows(Regions.of(rowWise.function(), shapes.get(0).columns()), shapes.get(0));
        } else if (op instanceof LossOp lossOp) {
            return points(Regions.of(lossOp.loss(), shapes.get(0).columns()), shapes);
        }
        return new InputRegions(op, shapes).regions();
    }

    /** Those that differences decide, since the value of an op is the sum of what it does to its elements. */
    private static Regions<List<Matrix>> elements(Regions<Double> of, Shape shape) {
        var pieces = of.all().stream()
                .filter(region -> region.name().startsWith("piece"))
                .toList();
        return lift(
                of.within(Region.Reach.DIFFERENCES),
                shape.size(),
                random -> pieces.get(random.nextInt(pieces.size())).draw(random),
                elements -> List.of(
                        Draw.matrix(shape, elements.stream().mapToDouble(x -> x).toArray())),
                inputs -> boxed(inputs.get(0).toArray()));
    }

    private static List<Double> boxed(double[] elements) {
        var list = new ArrayList<Double>();
        for (double element : elements) {
            list.add(element);
        }
        return list;
    }

    private static Regions<List<Matrix>> rows(Regions<double[]> of, Shape shape) {
        return lift(
                of,
                shape.rows(),
                random -> of.all().get(0).draw(random),
                rows -> List.of(matrix(rows)),
                inputs -> rows(inputs.get(0)));
    }

    private static Regions<List<Matrix>> points(Regions<LossPoint> of, List<Shape> shapes) {
        return lift(
                of,
                shapes.get(0).rows(),
                random -> of.all().get(0).draw(random),
                points -> {
                    var prediction =
                            matrix(points.stream().map(LossPoint::prediction).toList());
                    var target = matrix(points.stream().map(LossPoint::target).toList());
                    return shapes.size() == 1 ? List.of(prediction) : List.of(prediction, target);
                },
                inputs -> {
                    var predictions = rows(inputs.get(0));
                    var targets = rows(inputs.get(inputs.size() - 1));
                    var points = new ArrayList<LossPoint>();
                    for (int i = 0; i < predictions.size(); i++) {
                        points.add(new LossPoint(predictions.get(i), targets.get(i)));
                    }
                    return points;
                });
    }

    private static Matrix matrix(List<double[]> rows) {
        var matrix =
                Draw.matrix(Shape.of(rows.size(), rows.get(0).length), new double[rows.size() * rows.get(0).length]);
        for (int i = 0; i < rows.size(); i++) {
            matrix.rows(i, 1).copyFrom(rows.get(i));
        }
        return matrix;
    }

    private static List<double[]> rows(Matrix matrix) {
        var rows = new ArrayList<double[]>();
        for (int i = 0; i < matrix.rows(); i++) {
            rows.add(matrix.rows(i, 1).toArray());
        }
        return rows;
    }

    /** Regions of units as regions of inputs made up of so many units. */
    private static <U> Regions<List<Matrix>> lift(
            Regions<U> of,
            int units,
            Function<RandomGenerator, U> ordinary,
            Function<List<U>, List<Matrix>> together,
            Function<List<Matrix>, List<U>> apart) {
        var lifted = new ArrayList<Region<List<Matrix>>>();
        for (Region<U> region : of.all()) {
            Predicate<List<Matrix>> holds =
                    inputs -> apart.apply(inputs).stream().anyMatch(region::holds);
            lifted.add(region.lift(region.name(), holds, random -> {
                int one = random.nextInt(units);
                var drawn = new ArrayList<U>();
                for (int i = 0; i < units; i++) {
                    boolean inside = region.extent() == Region.Extent.ALL || i == one;
                    drawn.add(inside ? region.draw(random) : ordinary.apply(random));
                }
                return together.apply(drawn);
            }));
        }
        return new Regions<>(lifted);
    }
}
