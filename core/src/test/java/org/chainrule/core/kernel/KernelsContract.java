package org.chainrule.core.kernel;

import java.util.LinkedHashMap;
import java.util.Map;

/** What every implementation of {@link Kernels} must do, clause by clause; each throws {@link AssertionError} if broken. */
final class KernelsContract {

    /** One promise. */
    interface Clause {
        void check(Kernels kernels, Operands operands);
    }

    private static final long SEED = 20261122;

    private KernelsContract() {}

    /** Every clause by name. */
    static Map<String, Clause> clauses() {
        var all = new LinkedHashMap<String, Clause>();
        all.putAll(ProductClauses.all());
        all.putAll(ElementClauses.all());
        all.putAll(FunctionClauses.all());
        all.putAll(RowClauses.all());
        all.putAll(LayerClauses.all());
        return all;
    }

    /** Checks one clause on the same operands every time. */
    static void check(Clause clause, Kernels kernels) {
        clause.check(kernels, new Operands(kernels.precision(), SEED));
    }
}
