package org.chainrule.verification.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.KernelChoice;

/**
 * The regions of the inputs of an op of which nothing is known but its shapes. The differentiable inputs are changed, the
 * others stay standard normal. What the op refuses, or gives no finite output for, is left out.
 */
final class InputRegions {

    /** To differences the same as 0. */
    private static final double TINY = 1e-12;

    private static final double HUGE = 1e6;

    private final Op op;
    private final List<Shape> shapes;
    private final int[] edges;
    private final List<Region<List<Matrix>>> regions = new ArrayList<>();

    InputRegions(Op op, List<Shape> shapes) {
        this.op = op;
        this.shapes = shapes;
        edges = IntStream.range(0, shapes.size()).filter(op::differentiable).toArray();
    }

    Regions<List<Matrix>> regions() {
        regions.add(Region.of("ordinary", inputs -> true, this::ordinary));
        if (edges.length == 0) {
            return new Regions<>(regions);
        }
        add("a zero", inputs -> any(inputs, e -> e == 0), (inputs, random) -> {
            var one = inputs.get(edges[random.nextInt(edges.length)]);
            one.set(random.nextInt(one.size()), 0);
        });
        if (Arrays.stream(edges).anyMatch(i -> shapes.get(i).size() > 1)) {
            add("duplicates", this::hasDuplicates, (inputs, random) -> duplicate(inputs));
        }
        if (equalShapes()) {
            add("equal inputs", this::areEqual, (inputs, random) -> {
                for (int i : edges) {
                    inputs.get(i).copyFrom(inputs.get(edges[0]).toArray());
                }
            });
        }
        if (Arrays.stream(edges).anyMatch(i -> shapes.get(i).rows() > 1)) {
            add("rows of very different sizes", this::isUneven, (inputs, random) -> {
                for (int i : edges) {
                    for (int row = 0; row < inputs.get(i).rows(); row++) {
                        scale(inputs.get(i).rows(row, 1), row % 2 == 0 ? 16 : 1 / 64.0);
                    }
                }
            });
        }
        // One, since an op with a kink at 0 would have all its elements at it.
        add("a tiny number", inputs -> any(inputs, e -> e != 0 && Math.abs(e) <= TINY), (inputs, random) -> {
            var one = inputs.get(edges[random.nextInt(edges.length)]);
            one.set(random.nextInt(one.size()), Draw.signed(random, Draw.logUniform(random, 1e-100, TINY)));
        });
        add("huge", inputs -> all(inputs, e -> Math.abs(e) >= HUGE), (inputs, random) -> {
            for (int i : edges) {
                for (int k = 0; k < inputs.get(i).size(); k++) {
                    double x = inputs.get(i).get(k);
                    inputs.get(i).set(k, Math.copySign(1 + Math.abs(x), x) * HUGE);
                }
            }
        });
        return new Regions<>(regions);
    }

    private List<Matrix> ordinary(RandomGenerator random) {
        return shapes.stream().map(shape -> Draw.normal(shape, random)).toList();
    }

    private void add(String name, Predicate<List<Matrix>> test, BiConsumer<List<Matrix>, RandomGenerator> change) {
        Region<List<Matrix>> region = Region.of(name, test, random -> {
            var inputs = ordinary(random);
            change.accept(inputs, random);
            return inputs;
        });
        if (isTaken(region.draw(new Seed(1).stream(name)))) {
            regions.add(region);
        }
    }

    private boolean isTaken(List<Matrix> inputs) {
        try {
            var operands = Operands.allocate(op, KernelChoice.reproducible().kernels(Precision.FLOAT64), inputs);
            op.forward(operands);
            return Arrays.stream(operands.out().toArray()).allMatch(Double::isFinite);
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private boolean any(List<Matrix> inputs, DoublePredicate test) {
        return Arrays.stream(edges)
                .anyMatch(i -> Arrays.stream(inputs.get(i).toArray()).anyMatch(test));
    }

    private boolean all(List<Matrix> inputs, DoublePredicate test) {
        return Arrays.stream(edges)
                .allMatch(i -> Arrays.stream(inputs.get(i).toArray()).allMatch(test));
    }

    private static void scale(Matrix matrix, double by) {
        for (int k = 0; k < matrix.size(); k++) {
            matrix.set(k, by * matrix.get(k));
        }
    }

    private void duplicate(List<Matrix> inputs) {
        for (int i : edges) {
            inputs.get(i).set(inputs.get(i).size() - 1, inputs.get(i).get(0));
        }
    }

    private boolean hasDuplicates(List<Matrix> inputs) {
        return Arrays.stream(edges)
                .anyMatch(i -> Arrays.stream(inputs.get(i).toArray()).distinct().count()
                        < inputs.get(i).size());
    }

    private boolean equalShapes() {
        return edges.length > 1
                && Arrays.stream(edges).allMatch(i -> shapes.get(i).equals(shapes.get(edges[0])));
    }

    private boolean areEqual(List<Matrix> inputs) {
        return Arrays.stream(edges)
                .allMatch(i -> Arrays.equals(
                        inputs.get(i).toArray(), inputs.get(edges[0]).toArray()));
    }

    /** Some matrix has rows whose largest elements differ by a factor of 16 or more. */
    private boolean isUneven(List<Matrix> inputs) {
        return Arrays.stream(edges).anyMatch(i -> {
            double least = Double.POSITIVE_INFINITY;
            double most = 0;
            for (int row = 0; row < inputs.get(i).rows(); row++) {
                double largest = Arrays.stream(inputs.get(i).rows(row, 1).toArray())
                        .map(Math::abs)
                        .max()
                        .orElse(0);
                least = Math.min(least, largest);
                most = Math.max(most, largest);
            }
            return most >= 16 * least;
        });
    }
}
