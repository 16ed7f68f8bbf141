package org.chainrule.core.function;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is known and promised of a row function; every line of it is tested.
 *
 * <p>The formulas are executable, in the grammar of {@link Datasheet} with rows: {@code x_j} is an element of the row x,
 * {@code Σ_j term} a sum over all columns that binds like a product, {@code max_j(…)} the largest over all columns,
 * {@code i} the free index, {@code n} the number of columns; an index can be compared, as in {@code if(j == i, 1, 0)}.
 *
 * <p><b>Blocks.</b> Most functions see the row as one block, {@code x}. A function that cuts it into equal blocks names
 * each of them; then n is the number of columns of a block, and each block has a rule of its own: the gated linear unit has
 * {@code a}, the first half, and {@code b}, the second.
 *
 * <p><b>One column.</b> Where the result has one column for any n, the formula has no free index, and in the rule
 * {@code y_0} is the result and {@code g_0} its cotangent.
 *
 * @param formula y_i
 * @param blocks the equal blocks of the row from left to right, most often one
 * @param reads which of x and y the rule, as it is computed, reads
 * @param valueUlps largest error of an element of the value, in ulps times max(1, κ), κ the condition number of that element:
 *     Σ_j |x_j ∂y_i/∂x_j| / |y_i|
 * @param vjpUlps largest error of an element of the product, in ulps of s_i times max(1, κ), where s_i is the sum of the
 *     magnitudes of its terms, Σ_k |g_k ∂y_k/∂x_i|, and κ = Σ_k Σ_j |g_k x_j ∂²y_k/∂x_i∂x_j| / s_i
 * @param convention what happens at kinks, infinities and other special rows; empty if there is nothing to say
 * @param specimens this function with the parameter values worth testing, the defaults among them
 */
public record RowSheet(
        String formula,
        List<Block> blocks,
        Reads reads,
        double valueUlps,
        double vjpUlps,
        String convention,
        List<? extends RowFunction> specimens) {

    /**
     * A block of columns of the row.
     *
     * @param name its letter in the formulas
     * @param rule ∂L/∂ of its element i, from the blocks, y and the cotangent g
     */
    public record Block(String name, String rule) {}

    /** Copies the lists. */
    public RowSheet {
        blocks = List.copyOf(blocks);
        specimens = List.copyOf(specimens);
    }

    /** The rules of all blocks, for the blackboard. */
    public String rule() {
        return blocks.size() == 1
                ? blocks.get(0).rule()
                : blocks.stream()
                        .map(block -> "∂/∂" + block.name() + ": " + block.rule())
                        .collect(Collectors.joining("; "));
    }

    /** Starts the sheet of a function of the row x; what is not said is: reads both, exact, no convention. */
    public static Builder of(String formula, String rule) {
        return of(formula).block("x", rule);
    }

    /** Starts the sheet of a function of several blocks, to be named from left to right. */
    public static Builder of(String formula) {
        return new Builder(formula);
    }

    /** Collects the lines of a sheet. */
    public static final class Builder {
        private final String formula;
        private final List<Block> blocks = new ArrayList<>();
        private Reads reads = Reads.BOTH;
        private double valueUlps;
        private double vjpUlps;
        private String convention = "";

        private Builder(String formula) {
            this.formula = formula;
        }

        /** The next block of columns of the row. */
        public Builder block(String name, String rule) {
            blocks.add(new Block(name, rule));
            return this;
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
            return new RowSheet(formula, blocks, reads, valueUlps, vjpUlps, convention, List.of(functions));
        }
    }
}
