package org.chainrule.verification.locate;

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
import org.chainrule.autodiff.op.Operands;
import org.chainrule.autodiff.op.Prelu;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.function.LogSigmoid;
import org.chainrule.core.function.LogSoftmax;
import org.chainrule.core.function.RowFunctions;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.function.Softplus;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.core.loss.Domain;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Losses;
import org.chainrule.core.loss.Reduction;

/**
 * Writes the lines of a {@link RandomGraph}, one at a time: an op is drawn and inputs for it, and the line stays if the op
 * takes them and its values are finite and not too large.
 */
final class RandomLines {

    private static final int WIDEST = 5;

    private final int rows;
    private final RandomGenerator random;
    private final Kernels kernels = KernelChoice.reproducible().kernels(Precision.FLOAT64);
    private final List<RandomGraph.Line> lines = new ArrayList<>();
    private final List<Matrix> values = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Integer> usable = new ArrayList<>();
    private final List<Integer> weights = new ArrayList<>();

    RandomLines(int rows, RandomGenerator random) {
        this.rows = rows;
        this.random = random;
    }

    List<RandomGraph.Line> write(int nodes) {
        usable.add(data("x", normal(Shape.of(rows, 1 + random.nextInt(WIDEST))), false));
        linear();
        while (lines.size() < nodes) {
            another();
        }
        return lines;
    }

    private void another() {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> linear();
            case 3, 4, 5 -> {
                var family = pick(ScalarFunctions.all());
                result(new Elementwise(pick(family.datasheet().specimens())), pick(usable));
            }
            case 6 -> {
                var family = pick(RowFunctions.all());
                result(new RowWise(pick(family.sheet().specimens())), pick(usable));
            }
            case 7 -> pair(new Add());
            case 8 -> pair(new Multiply());
            case 9 -> result(new Concatenate(), pick(usable), pick(usable));
            case 10 -> prelu();
            default -> loss();
        }
    }

    private <T> T pick(List<? extends T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** With new parameters, or with a weight that is there already where one fits. */
    private void linear() {
        int x = pick(usable);
        int columns = shapes.get(x).columns();
        var fitting =
                weights.stream().filter(w -> shapes.get(w).columns() == columns).toList();
        if (!fitting.isEmpty() && random.nextInt(3) == 0) {
            result(new Linear(), x, pick(fitting));
            return;
        }
        int units = 1 + random.nextInt(WIDEST);
        int w = parameter("w", Shape.of(units, columns), 1 / Math.sqrt(columns));
        weights.add(w);
        if (random.nextBoolean()) {
            result(new Linear(), x, w, parameter("b", Shape.of(1, units), 0.5));
        } else {
            result(new Linear(), x, w);
        }
    }

    /** Two nodes of one shape, or one node twice. */
    private void pair(Op op) {
        int a = pick(usable);
        var equal =
                usable.stream().filter(b -> shapes.get(b).equals(shapes.get(a))).toList();
        result(op, a, pick(equal));
    }

    private void prelu() {
        int x = pick(usable);
        int columns = random.nextBoolean() ? 1 : shapes.get(x).columns();
        result(new Prelu(), x, parameter("a", Shape.of(1, columns), 0.5));
    }

    private void loss() {
        Loss family = pick(Losses.all());
        Loss loss = pick(family.sheet().specimens());
        int p = pick(usable);
        if (loss.sheet().parts().size() == 1) {
            p = inside(loss.sheet().parts().get(0).domain(), p);
        }
        if (p < 0 || !shapes.get(p).isBatched()) {
            return;
        }
        var op = new LossOp(loss, pick(List.of(Reduction.values())));
        try {
            int n = shapes.get(p).columns();
            int columns = loss.targetColumns(n);
            if (columns == 0) {
                result(op, p);
                return;
            }
            var drawn = new TargetDraws(random).draw(loss.sheet().target(), Shape.of(rows, columns), n);
            if (takes(op, List.of(values.get(p), drawn))) {
                result(op, p, data("t", drawn, true));
            }
        } catch (IllegalArgumentException doesNotFit) {
            return; // the loss wants another number of columns
        }
    }

    /** A node whose numbers are in the domain: the node itself or one made of it; −1 if there is no way. */
    private int inside(Domain domain, int p) {
        return switch (domain) {
            case ANY -> p;
            case PROBABILITY -> result(new Elementwise(new Sigmoid()), p);
            case LOG_PROBABILITY -> result(new Elementwise(new LogSigmoid()), p);
            case DISTRIBUTION -> result(new RowWise(new Softmax()), p);
            case LOG_DISTRIBUTION -> result(new RowWise(new LogSoftmax()), p);
            case POSITIVE, NON_NEGATIVE, ABOVE_MINUS_ONE -> result(new Elementwise(new Softplus()), p);
            case SIGN, COUNT, CLASS, ONE_HOT -> -1;
        };
    }

    private boolean takes(Op op, List<Matrix> inputs) {
        try {
            return isTame(value(op, inputs));
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private Matrix value(Op op, List<Matrix> inputs) {
        var operands = Operands.allocate(op, kernels, inputs);
        op.forward(operands);
        return operands.out();
    }

    private static boolean isTame(Matrix value) {
        for (int k = 0; k < value.size(); k++) {
            if (!(Math.abs(value.get(k)) <= RandomGraph.LARGEST)) {
                return false;
            }
        }
        return true;
    }

    /** Writes the line if the op takes the inputs; −1 if it does not. */
    private int result(Op op, Integer... inputs) {
        var at = List.of(inputs);
        var given = at.stream().map(values::get).toList();
        try {
            Shape shape = op.shape(at.stream().map(shapes::get).toList());
            Matrix value = value(op, given);
            if (isTame(value)) {
                int line = add(new RandomGraph.Line.Result(op.name() + "#" + lines.size(), op, at), value, shape);
                usable.add(line);
                return line;
            }
        } catch (IllegalArgumentException refused) {
            return -1;
        }
        return -1;
    }

    private int parameter(String name, Shape shape, double scale) {
        var value = normal(shape);
        for (int k = 0; k < value.size(); k++) {
            value.set(k, scale * value.get(k));
        }
        return add(new RandomGraph.Line.Parameter(name + lines.size(), value), value, shape);
    }

    private int data(String name, Matrix value, boolean isTarget) {
        return add(
                new RandomGraph.Line.Data(name + lines.size(), value, isTarget), value, Shape.batch(value.columns()));
    }

    private int add(RandomGraph.Line line, Matrix value, Shape shape) {
        lines.add(line);
        values.add(value);
        shapes.add(shape);
        return lines.size() - 1;
    }

    private Matrix normal(Shape shape) {
        var matrix = Matrix.zeros(Precision.FLOAT64, shape);
        for (int k = 0; k < matrix.size(); k++) {
            matrix.set(k, Seed.normal(random));
        }
        return matrix;
    }
}
