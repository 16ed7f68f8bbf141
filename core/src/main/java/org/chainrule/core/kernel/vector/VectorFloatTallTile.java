package org.chainrule.core.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.chainrule.core.kernel.product.FloatProduct;

/**
 * The tile of {@link VectorFloatTall}: eight rows and three vectors. Element by element it is the chain of fused multiply-adds of
 * the plain loops. Derived from its double twin; edit that one.
 */
final class VectorFloatTallTile {

    private static final VectorSpecies<Float> SPECIES = TypeProfiles.floats();
    private static final int LANES = SPECIES.length();

    /** Rows of a tile. */
    static final int ROWS = 8;

    /** Columns of a tile. */
    static final int WIDTH = 3 * LANES;

    private VectorFloatTallTile() {}

    private static FloatVector load(float[] from, int at) {
        return FloatVector.fromArray(SPECIES, from, at);
    }

    /**
     * One tile. Of x the {@value #ROWS} rows of a term are neighbours, terms {@code xp} apart from {@code xo} on; of y the columns are.
     * Both are in g.
     *
     * @param rows how many there are, up to {@value #ROWS}; those beyond are the last one again, in x as well, and are stored over it
     * @param s what row r starts from at {@code so + r·si}; or z itself, then read as a whole before anything is written
     */
    static void eightByThree(
            FloatProduct g,
            int rows,
            int terms,
            int xo,
            int xp,
            int yo,
            int yp,
            float[] s,
            int so,
            int si,
            float[] z,
            int zo,
            int zi) {
        for (int i = g.idle; i > 0; i--) {} // nothing, as often as a rehearsal says
        if (terms == 0) { // only in rehearsals, where it must make no vectors
            return;
        }
        float[] x = g.x;
        float[] y = g.y;
        int last = rows - 1;
        int r1 = Math.min(1, last);
        int r2 = Math.min(2, last);
        int r3 = Math.min(3, last);
        int r4 = Math.min(4, last);
        int r5 = Math.min(5, last);
        int r6 = Math.min(6, last);
        int r7 = Math.min(7, last);
        int b1 = so + r1 * si;
        int b2 = so + r2 * si;
        int b3 = so + r3 * si;
        int b4 = so + r4 * si;
        int b5 = so + r5 * si;
        int b6 = so + r6 * si;
        int b7 = so + r7 * si;
        FloatVector s00 = load(s, so);
        FloatVector s01 = load(s, so + LANES);
        FloatVector s02 = load(s, so + 2 * LANES);
        FloatVector s10 = load(s, b1);
        FloatVector s11 = load(s, b1 + LANES);
        FloatVector s12 = load(s, b1 + 2 * LANES);
        FloatVector s20 = load(s, b2);
        FloatVector s21 = load(s, b2 + LANES);
        FloatVector s22 = load(s, b2 + 2 * LANES);
        FloatVector s30 = load(s, b3);
        FloatVector s31 = load(s, b3 + LANES);
        FloatVector s32 = load(s, b3 + 2 * LANES);
        FloatVector s40 = load(s, b4);
        FloatVector s41 = load(s, b4 + LANES);
        FloatVector s42 = load(s, b4 + 2 * LANES);
        FloatVector s50 = load(s, b5);
        FloatVector s51 = load(s, b5 + LANES);
        FloatVector s52 = load(s, b5 + 2 * LANES);
        FloatVector s60 = load(s, b6);
        FloatVector s61 = load(s, b6 + LANES);
        FloatVector s62 = load(s, b6 + 2 * LANES);
        FloatVector s70 = load(s, b7);
        FloatVector s71 = load(s, b7 + LANES);
        FloatVector s72 = load(s, b7 + 2 * LANES);
        for (int p = 0; p < terms; p++) {
            int px = xo + p * xp;
            int py = yo + p * yp;
            FloatVector y0 = load(y, py);
            FloatVector y1 = load(y, py + LANES);
            FloatVector y2 = load(y, py + 2 * LANES);
            FloatVector a = FloatVector.broadcast(SPECIES, x[px]);
            s00 = a.fma(y0, s00);
            s01 = a.fma(y1, s01);
            s02 = a.fma(y2, s02);
            a = FloatVector.broadcast(SPECIES, x[px + 1]);
            s10 = a.fma(y0, s10);
            s11 = a.fma(y1, s11);
            s12 = a.fma(y2, s12);
            a = FloatVector.broadcast(SPECIES, x[px + 2]);
            s20 = a.fma(y0, s20);
            s21 = a.fma(y1, s21);
            s22 = a.fma(y2, s22);
            a = FloatVector.broadcast(SPECIES, x[px + 3]);
            s30 = a.fma(y0, s30);
            s31 = a.fma(y1, s31);
            s32 = a.fma(y2, s32);
            a = FloatVector.broadcast(SPECIES, x[px + 4]);
            s40 = a.fma(y0, s40);
            s41 = a.fma(y1, s41);
            s42 = a.fma(y2, s42);
            a = FloatVector.broadcast(SPECIES, x[px + 5]);
            s50 = a.fma(y0, s50);
            s51 = a.fma(y1, s51);
            s52 = a.fma(y2, s52);
            a = FloatVector.broadcast(SPECIES, x[px + 6]);
            s60 = a.fma(y0, s60);
            s61 = a.fma(y1, s61);
            s62 = a.fma(y2, s62);
            a = FloatVector.broadcast(SPECIES, x[px + 7]);
            s70 = a.fma(y0, s70);
            s71 = a.fma(y1, s71);
            s72 = a.fma(y2, s72);
        }
        int z1 = zo + r1 * zi;
        int z2 = zo + r2 * zi;
        int z3 = zo + r3 * zi;
        int z4 = zo + r4 * zi;
        int z5 = zo + r5 * zi;
        int z6 = zo + r6 * zi;
        int z7 = zo + r7 * zi;
        s00.intoArray(z, zo);
        s01.intoArray(z, zo + LANES);
        s02.intoArray(z, zo + 2 * LANES);
        s10.intoArray(z, z1);
        s11.intoArray(z, z1 + LANES);
        s12.intoArray(z, z1 + 2 * LANES);
        s20.intoArray(z, z2);
        s21.intoArray(z, z2 + LANES);
        s22.intoArray(z, z2 + 2 * LANES);
        s30.intoArray(z, z3);
        s31.intoArray(z, z3 + LANES);
        s32.intoArray(z, z3 + 2 * LANES);
        s40.intoArray(z, z4);
        s41.intoArray(z, z4 + LANES);
        s42.intoArray(z, z4 + 2 * LANES);
        s50.intoArray(z, z5);
        s51.intoArray(z, z5 + LANES);
        s52.intoArray(z, z5 + 2 * LANES);
        s60.intoArray(z, z6);
        s61.intoArray(z, z6 + LANES);
        s62.intoArray(z, z6 + 2 * LANES);
        s70.intoArray(z, z7);
        s71.intoArray(z, z7 + LANES);
        s72.intoArray(z, z7 + 2 * LANES);
    }
}
