package org.chainrule.verification.check;

import java.util.List;
import org.chainrule.verification.oracle.Estimate;

/** A second way to the derivatives of a {@link Subject}: forward, without any vjp. */
interface Forward {

    /**
     * What it says of one direction.
     *
     * @param derivative along the direction, with its bar; {@link Estimate#NONE} if nothing is known
     * @param magnitude Σ_k |g_k ẏ_k|: how large the terms are that the derivative is the sum of
     * @param kinks of what functions the direction leaves a kink, so that the bar reaches over both sides
     */
    record Along(Estimate derivative, double magnitude, List<String> kinks) {}

    /** The derivative along a direction, one array per block of the subject. */
    Along along(List<double[]> direction);

    /** The derivative by one element of one block. */
    Along byElement(int block, int index);

    /** Whether single elements are cheap enough to ask for all of them. */
    boolean knowsElements();
}
