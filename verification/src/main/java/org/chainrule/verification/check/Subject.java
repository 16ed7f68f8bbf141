package org.chainrule.verification.check;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** One number as a function of blocks of variables, with a claimed gradient; what every check comes down to. */
interface Subject {

    /** The variables; whoever changes their numbers puts them back. */
    List<Block> blocks();

    /** The number at the present variables. */
    double value();

    /** What the rule under test claims at the present variables: one new array per block. */
    List<double[]> gradient();

    /** Most terms that one element of a gradient sums over, for the rounding of such a sum. */
    default int terms() {
        return blocks().stream()
                .mapToInt(block -> Math.max(block.value().rows(), block.value().columns()))
                .max()
                .orElse(1);
    }

    /** The rule that a block's gradient follows, for the message of a failure; empty if there is none to name. */
    default String rule(int block) {
        return "";
    }

    /**
     * The kinks that the value meets at one point of a line, by name; empty if none can be named. The variables are left
     * where the line puts them.
     *
     * @param line moves the variables along and gives the number
     * @param at where on the line
     * @param scale of the steps along it
     */
    default String kinks(DoubleUnaryOperator line, double at, double scale) {
        return "";
    }

    /** Whether every function on the way is known to follow its own rule at the present variables. */
    default boolean localRulesHold() {
        return false;
    }
}
