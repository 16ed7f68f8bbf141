package org.chainrule.core.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.Identity;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;

/** A layer that {@link Kernels} prepare writes what their verbs write, bit by bit, and nothing else. */
final class LayerClauses {

    private static final int ROUNDS = 40;

    private LayerClauses() {}

    static Map<String, KernelsContract.Clause> all() {
        var clauses = new LinkedHashMap<String, KernelsContract.Clause>();
        clauses.put("small layer", (kernels, operands) -> layers(kernels, operands, Optional.empty()));
        for (ScalarFunction family : ScalarFunctions.all()) {
            for (ScalarFunction f : family.datasheet().specimens()) {
                clauses.put(
                        "small layer of " + f.name(), (kernels, operands) -> layers(kernels, operands, Optional.of(f)));
            }
        }
        return clauses;
    }

    private static void layers(Kernels kernels, Operands operands, Optional<ScalarFunction> f) {
        Matrix range = operands.wholeRange(f.orElse(new Identity()));
        for (int round = 0; round < ROUNDS; round++) {
            layer(kernels, operands, f, range);
            operands.assertMarginsUntouched();
        }
    }

    /** One layer of a random shape, whose arguments of f are sums of products or from the whole range of f. */
    private static void layer(Kernels kernels, Operands operands, Optional<ScalarFunction> f, Matrix range) {
        int m = operands.size(4);
        int n = operands.size(6);
        int k = operands.size(6);
        double beta = operands.oneOf(0, 1, 0.5);
        Matrix x = operands.coin() ? operands.input(m, k) : operands.specialInput(m, k);
        Matrix w = operands.input(n, k);
        Matrix b = operands.input(1, n);
        Matrix gy = operands.coin() ? operands.input(m, n) : operands.specialInput(m, n);
        if (operands.coin()) { // z is b, sign of zero included
            x = operands.positiveInput(m, k);
            w.fill(-0.0);
            b.set(n - 1, -0.0);
            for (int j = 0; j < n - 1; j++) {
                b.set(j, range.get(operands.size(range.size()) - 1));
            }
        }
        var z = twice(operands.freshOutput(m, n));
        var y = f.isPresent() ? twice(operands.freshOutput(m, n)) : z;
        var gz = f.isPresent() ? twice(operands.freshOutput(m, n)) : List.of(gy, gy);
        var gx = twice(operands.freshOutput(m, k));
        var gw = twice(operands.output(n, k, beta));
        var gb = twice(operands.output(1, n, beta));
        Optional<Matrix> wanted = operands.coin() ? Optional.of(gx.get(0)) : Optional.empty();
        var prepared = kernels.prepare(new SmallLayer.Matrices(
                f,
                w,
                b,
                z.get(0),
                y.get(0),
                Optional.of(new SmallLayer.Gradients(gy, gz.get(0), wanted, gw.get(0), gb.get(0)))));
        if (prepared.isEmpty()) {
            return;
        }
        prepared.get().forward(x);
        prepared.get().backward(x, beta);

        kernels.linear(x, w, b, z.get(1));
        if (f.isPresent()) {
            kernels.map(f.get(), z.get(1), y.get(1));
            kernels.mapVjp(f.get(), z.get(1), y.get(1), gy, 0, gz.get(1));
        }
        if (wanted.isPresent()) {
            kernels.multiply(gz.get(1), w, 0, gx.get(1));
        }
        kernels.multiplyLeftTransposed(gz.get(1), x, beta, gw.get(1));
        kernels.columnSums(gz.get(1), beta, gb.get(1));

        String layer = k + "→" + n + " with " + m + " rows, β = " + beta;
        assertSame(layer + ": z", z);
        assertSame(layer + ": y", y);
        assertSame(layer + ": ∂L/∂z", gz);
        assertSame(layer + ": ∂L/∂x", gx);
        assertSame(layer + ": ∂L/∂w", gw);
        assertSame(layer + ": ∂L/∂b", gb);
    }

    private static List<Matrix> twice(Matrix m) {
        return List.of(m, Matrix.copyOf(m, m.precision()));
    }

    private static void assertSame(String what, List<Matrix> pair) {
        var found = new ArrayList<String>();
        for (int i = 0; i < pair.get(0).size(); i++) {
            if (Double.compare(pair.get(0).get(i), pair.get(1).get(i)) != 0) {
                found.add("element " + i + " is " + pair.get(0).get(i) + " but by the verbs "
                        + pair.get(1).get(i));
            }
        }
        if (!found.isEmpty()) {
            throw new AssertionError(what + ": " + String.join(", ", found));
        }
    }
}
