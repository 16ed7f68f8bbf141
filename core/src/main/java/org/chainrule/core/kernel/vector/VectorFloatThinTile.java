package org.chainrule.core.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles for machines of 16 vector registers where z is one vector wide: eight rows, because the two vectors of
 * {@link VectorFloatBlockTile} would both be the same one. y is a panel of two vectors' width, of which the first is read.
 * Element by element each is the chain of fused multiply-adds of the plain loops. Its float twin is derived from this file;
 * edit this one.
 */
final class VectorFloatThinTile {

    private static final VectorSpecies<Float> SPECIES = TypeProfiles.floats();
    private static final int LANES = SPECIES.length();

    /** Rows of a tile. */
    static final int ROWS = 8;

    private VectorFloatThinTile() {}

    private static FloatVector load(float[] from, int at) {
        return FloatVector.fromArray(SPECIES, from, at);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    /**
     * {@value #ROWS} rows at a time, whose terms in x are neighbours; {@code rows} is a multiple of that. For s see
     * {@link VectorFloatBlockTile}.
     */
    static void eight(
            int idle,
            int rows,
            int terms,
            float[] x,
            int xo,
            int xi,
            float[] y,
            int yo,
            float[] s,
            int so,
            int si,
            float[] z,
            int zo,
            int zi) {
        for (int i = idle; i > 0; i--) {} // nothing, as often as a rehearsal says
        int x0 = xo;
        int b0 = so;
        int z0 = zo;
        for (int i = 0; i < rows; i += ROWS) {
            int x1 = x0 + xi;
            int x2 = x1 + xi;
            int x3 = x2 + xi;
            int x4 = x3 + xi;
            int x5 = x4 + xi;
            int x6 = x5 + xi;
            int x7 = x6 + xi;
            int b1 = b0 + si;
            int b2 = b1 + si;
            int b3 = b2 + si;
            int b4 = b3 + si;
            int b5 = b4 + si;
            int b6 = b5 + si;
            int b7 = b6 + si;
            FloatVector s0 = load(s, b0);
            FloatVector s1 = load(s, b1);
            FloatVector s2 = load(s, b2);
            FloatVector s3 = load(s, b3);
            FloatVector s4 = load(s, b4);
            FloatVector s5 = load(s, b5);
            FloatVector s6 = load(s, b6);
            FloatVector s7 = load(s, b7);
            for (int p = 0; p < terms; p++) {
                FloatVector v = load(y, yo + p * (2 * LANES));
                s0 = all(x[x0 + p]).fma(v, s0);
                s1 = all(x[x1 + p]).fma(v, s1);
                s2 = all(x[x2 + p]).fma(v, s2);
                s3 = all(x[x3 + p]).fma(v, s3);
                s4 = all(x[x4 + p]).fma(v, s4);
                s5 = all(x[x5 + p]).fma(v, s5);
                s6 = all(x[x6 + p]).fma(v, s6);
                s7 = all(x[x7 + p]).fma(v, s7);
            }
            int z1 = z0 + zi;
            int z2 = z1 + zi;
            int z3 = z2 + zi;
            int z4 = z3 + zi;
            int z5 = z4 + zi;
            int z6 = z5 + zi;
            int z7 = z6 + zi;
            s0.intoArray(z, z0);
            s1.intoArray(z, z1);
            s2.intoArray(z, z2);
            s3.intoArray(z, z3);
            s4.intoArray(z, z4);
            s5.intoArray(z, z5);
            s6.intoArray(z, z6);
            s7.intoArray(z, z7);
            x0 += ROWS * xi;
            b0 += ROWS * si;
            z0 += ROWS * zi;
        }
    }
}
