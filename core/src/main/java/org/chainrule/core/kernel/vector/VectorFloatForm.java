package org.chainrule.core.kernel.vector;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A scalar function and its slope on blocks of whole vectors, in passes, each a loop that calls only methods of the JDK on its
 * vectors ({@link VectorFloatMath} says why). A pass reads what the last one left in the first-level cache, which costs
 * about a tenth of an exp. Derived from its double twin; edit that one.
 */
abstract class VectorFloatForm {

    /** Most numbers at a time: 8 kB in float precision. */
    static final int BLOCK = 1024;

    /** As in {@link VectorFloatMath}. */
    static final VectorSpecies<Float> SPECIES = VectorFloatMath.SPECIES;

    /** Numbers of a vector. */
    static final int LANES = SPECIES.length();

    /** {@code y_i := f(x_i)}; n is a multiple of the lanes, at most a block, and not 0. */
    abstract void values(float[] x, int xo, float[] y, int yo, int n);

    /** {@code s_i := f′(x_i)}; n as for values. */
    abstract void slopes(float[] x, int xo, float[] s, int so, int n);

    /** {@code y := factor · |x|}. */
    static void magnitudes(float factor, float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += LANES) {
            fromArray(SPECIES, x, xo + i).abs().mul(factor).intoArray(y, yo + i);
        }
    }

    /** {@code y := factor · min(|x|, most)} and, from the start of {@code low}, what rounding took from it and the factor. */
    static void magnitudes(
            float factor, float rest, float most, float[] x, int xo, float[] y, int yo, float[] low, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector a = fromArray(SPECIES, x, xo + i).abs();
            a = a.blend(most, a.compare(GT, most));
            FloatVector product = a.mul(factor);
            product.intoArray(y, yo + i);
            a.fma(broadcast(SPECIES, factor), product.neg()).add(a.mul(rest)).intoArray(low, i);
        }
    }
}
