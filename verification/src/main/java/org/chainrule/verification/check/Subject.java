package org.chainrule.verification.check;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.chainrule.core.Precision;

/** One number as a function of blocks of variables, with a claimed gradient; what every check comes down to. */
interface Subject {

    /** The variables; whoever changes their numbers puts them back. */
    List<Block> blocks();

    /** The number at the present variables. */
    double value();

    /** What the rule under test claims at the present variables: one new array per block. */
    List<double[]> gradient();

    /**
     * The claim with every number that it is computed from besides the variables, such as a cotangent, changed by this; for
     * the rounding of what cancels there.
     */
    default List<double[]> gradient(DoubleUnaryOperator change) {
        return gradient();
    }

    /** Most terms that one element of a gradient sums over, for the rounding of such a sum. */
    default int terms() {
        return blocks().stream()
                .mapToInt(block -> Math.max(block.value().rows(), block.value().columns()))
                .max()
                .orElse(1);
    }

    /** What the claim is computed in, for its rounding; the value is always in float64. */
    default Precision claimedIn() {
        return Precision.FLOAT64;
    }

    /** A second way to the derivatives; empty if there is only the value. */
    default Optional<Forward> forward() {
        return Optional.empty();
    }

    /** The rounding that the rule states, relative to the magnitude of the terms; empty if it states none. */
    default OptionalDouble statedRounding() {
        return OptionalDouble.empty();
    }

    /** How much more of the stated rounding is allowed where a result is badly conditioned, see {@link DualJudge}. */
    default double sensitivity(int block, int index) {
        return 0;
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
