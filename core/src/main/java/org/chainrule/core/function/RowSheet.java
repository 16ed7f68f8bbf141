package org.chainrule.core.function;

import java.util.List;

/**
 * What is known and promised of a row function; every line of it is tested.
 *
 * <p>The formulas are executable, in the grammar of {@link Datasheet} with rows: {@code x_j} is an element of the row x,
 * {@code Σ_j term} a sum over all columns that binds like a product, {@code max_j(…)} the largest over all columns,
 * {@code i} the free index, {@code n} the number of columns; an index can be compared, as in {@code if(j == i, 1, 0)}.
 *
 * @param formula y_i
 * @param rule ∂L/∂x_i from x, y and the cotangent g
 * @param reads which of x and y the rule reads
 * @param valueUlps largest error of an element of the value, in ulps times max(1, κ), κ the condition number of that element:
 *     Σ_j |x_j ∂y_i/∂x_j| / |y_i|
 * @param vjpUlps largest error of an element of the product, in ulps of the sum of the magnitudes of its terms g_k ∂y_k/∂x_i
 *     times max(1, κ)
 * @param convention what happens at kinks, infinities and other special rows; empty if there is nothing to say
 * @param specimens this function with the parameter values worth testing, the defaults among them
 */
public record RowSheet(
        String formula,
        String rule,
        Reads reads,
        double valueUlps,
        double vjpUlps,
        String convention,
        List<? extends RowFunction> specimens) {

    /** Starts a sheet; what is not said is: reads both, exact, no convention. */
    public static Builder of(String formula, String rule) {
        return new Builder(formula, rule);
    }

    /** Collects the lines of a sheet. */
    public static final class Builder {
        private final String formula;
        private final String rule;
        private Reads reads = Reads.BOTH;
        private double valueUlps;
        private double vjpUlps;
        private String convention = "";

        private Builder(String formula, String rule) {
            this.formula = formula;
            this.rule = rule;
        }

        /** Which of x and y the rule reads. */
        public Builder reads(Reads what) {
            reads = what;
            return this;
        }

        /** Largest errors. */
        public Builder ulps(double value, double vjp) {
            valueUlps = value;
            vjpUlps = vjp;
            return this;
        }

        /** What happens at special rows, in words. */
        public Builder convention(String words) {
            convention = words;
            return this;
        }

        /** Ends the sheet with the specimens. */
        public RowSheet specimens(RowFunction... functions) {
            return new RowSheet(formula, rule, reads, valueUlps, vjpUlps, convention, List.of(functions));
        }
    }
}
