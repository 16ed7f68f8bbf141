package org.chainrule.verification.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;

/**
 * A class of mutants of ops.
 *
 * @param kind the class
 * @param fits which edges it fits
 * @param same why it is no fault at an edge; empty if it is one
 * @param plant the op with the fault at an edge
 */
record OpKind(MutantClass kind, Predicate<Edge> fits, Function<Edge, Optional<String>> same, Function<Edge, Op> plant) {

    /** A wrong product at one edge, for every edge. */
    static OpKind product(MutantClass kind, MutantOp.Product product) {
        return new OpKind(kind, edge -> true, edge -> Optional.empty(), edge -> at(edge, product));
    }

    /** The right product of a wrong cotangent, which is changed in place. */
    static OpKind cotangent(MutantClass kind, Consumer<Matrix> change) {
        return product(kind, (op, input, o, g, beta, gx) -> {
            var wrong = copy(g);
            change.accept(wrong);
            op.vjp(input, o, wrong, beta, gx);
        });
    }

    /** The right product, changed afterwards in place. */
    static OpKind result(MutantClass kind, Consumer<Matrix> change) {
        return resultFor(kind, (matrix, rows) -> change.accept(matrix));
    }

    /** The right product, changed afterwards in place, knowing how many rows the output has. */
    static OpKind resultFor(MutantClass kind, BiConsumer<Matrix, Integer> change) {
        return product(kind, (op, input, o, g, beta, gx) -> {
            var wrong = Matrix.zeros(gx.precision(), gx.shape());
            op.vjp(input, o, g, 0, wrong);
            change.accept(wrong, o.in(0).rows());
            o.kernels().addScaled(1, wrong, beta, gx);
        });
    }

    OpKind fitting(Predicate<Edge> only) {
        return new OpKind(kind, only, same, plant);
    }

    /** States when it is no fault. */
    OpKind equivalentIf(Predicate<Edge> condition, String proof) {
        return new OpKind(kind, fits, edge -> condition.test(edge) ? Optional.of(proof) : same.apply(edge), plant);
    }

    /** The proof that it is no fault, where there is one. */
    OpKind provedBy(Function<Edge, Optional<String>> proof) {
        return new OpKind(kind, fits, proof, plant);
    }

    static Op at(Edge edge, MutantOp.Product product) {
        return new MutantOp(edge.op(), (sound, input, o, g, beta, gx) -> {
            if (input == edge.input()) {
                product.run(sound, input, o, g, beta, gx);
            } else {
                sound.vjp(input, o, g, beta, gx);
            }
        });
    }

    List<Mutant<Op>> mutants(Op op, List<Shape> shapes) {
        var mutants = new ArrayList<Mutant<Op>>();
        for (int input = 0; input < shapes.size(); input++) {
            var edge = new Edge(op, shapes, input);
            if (op.differentiable(input) && fits.test(edge)) {
                String where = shapes.size() == 1 ? "" : "input " + input;
                mutants.add(new Mutant<>(kind, where, plant.apply(edge), same.apply(edge)));
            }
        }
        return mutants;
    }

    static Matrix copy(Matrix matrix) {
        return Matrix.copyOf(matrix, matrix.precision());
    }
}
