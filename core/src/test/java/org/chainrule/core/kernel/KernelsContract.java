package org.chainrule.core.kernel;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.core.Precision;
import org.junit.jupiter.api.DynamicNode;

/** What every implementation of {@link Kernels} must do, clause by clause; each throws {@link AssertionError} if broken. */
final class KernelsContract {

    /** One promise. */
    interface Clause {
        void check(Kernels kernels, Operands operands);
    }

    private static final long SEED = 20261122;

    private KernelsContract() {}

    /** Every clause by name, but for {@link #largeProducts}. */
    static Map<String, Clause> clauses() {
        var all = new LinkedHashMap<String, Clause>();
        all.putAll(ProductClauses.all());
        all.putAll(ElementClauses.all());
        all.putAll(FunctionClauses.all());
        all.putAll(RowClauses.all());
        all.putAll(LayerClauses.all());
        all.putAll(LossClauses.all());
        return all;
    }

    /** Clauses that are a class of tests of their own, because vectors take long for them until they are compiled. */
    static Map<String, Clause> largeProducts() {
        return ProductClauses.large();
    }

    /** These clauses, for every provider that works here, in both precisions, with one thread and with two. */
    static List<DynamicNode> forEveryProvider(Map<String, Clause> clauses) {
        var nodes = new ArrayList<DynamicNode>();
        for (KernelProvider provider : KernelChoice.providers()) {
            var refusal = provider.refusal();
            if (refusal.isPresent()) {
                System.out.println("kernels " + provider.name() + " not tested: " + refusal.get());
                continue;
            }
            provider.warmUp();
            for (Precision precision : Precision.values()) {
                for (int count = 1; count <= 2; count++) {
                    int threads = count;
                    nodes.add(dynamicContainer(
                            provider.name() + " " + precision + " with " + threads + " threads",
                            clauses.entrySet().stream()
                                    .map(e -> dynamicTest(
                                            e.getKey(),
                                            () -> check(e.getValue(), provider.kernels(precision, threads))))));
                }
            }
        }
        return nodes;
    }

    /** Checks one clause on the same operands every time. */
    static void check(Clause clause, Kernels kernels) {
        clause.check(kernels, new Operands(kernels.precision(), SEED));
    }
}
