package org.chainrule.verification.check;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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
}
