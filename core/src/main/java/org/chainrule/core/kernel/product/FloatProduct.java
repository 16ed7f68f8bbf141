package org.chainrule.core.kernel.product;

/**
 * One product {@code z_ij := β · z_ij + Σ_p x_ip · y_pj} with every operand given by array, offset and two strides, so that
 * a transpose is a matter of strides. i &lt; m, j &lt; n, p &lt; k. Filled anew for every product and kept.
 * Derived from its double twin; edit that one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
public final class FloatProduct {

    private static final float[] NONE = {};
    private static final float[] ZERO = {0};

    /** Rows of z. */
    public int m;
    /** Columns of z. */
    public int n;
    /** Terms of every sum. */
    public int k;

    /** Left operand; x_ip is at {@code xo + i·xi + p·xp}. */
    public float[] x = NONE;
    /** Position of x_00. */
    public int xo;
    /** Step of i in x. */
    public int xi;
    /** Step of p in x. */
    public int xp;

    /** Right operand; y_pj is at {@code yo + p·yp + j·yj}. */
    public float[] y = NONE;
    /** Position of y_00. */
    public int yo;
    /** Step of p in y. */
    public int yp;
    /** Step of j in y. */
    public int yj;

    /** Result; z_ij is at {@code zo + i·zi + j·zj}. */
    public float[] z = NONE;
    /** Position of z_00. */
    public int zo;
    /** Step of i in z. */
    public int zi;
    /** Step of j in z. */
    public int zj;

    /** Factor of the old result; with 0 it is not read, and sums start from the row instead. */
    public float beta;

    /** What the sum ij starts from with β = 0, at {@code ro + i·ri + j·rj}; a single 0 with steps of 0 for none. */
    public float[] row = ZERO;
    /** Position of the first. */
    public int ro;
    /** Step of i in the row. */
    public int ri;
    /** Step of j in the row. */
    public int rj;

    /** Rounds of an empty loop that a rehearsal lets the compiler count; else 0. */
    public int idle;

    /** Nothing to compute yet. */
    public FloatProduct() {}

    /** Sets sizes and β. */
    void sizes(int rows, int columns, int terms, /*wide*/ double factor) {
        m = rows;
        n = columns;
        k = terms;
        beta = (float) factor;
    }

    void left(float[] array, int offset, int rowStep, int termStep) {
        x = array;
        xo = offset;
        xi = rowStep;
        xp = termStep;
    }

    /** Lets go of the left operand. */
    void forgetLeft() {
        x = NONE;
    }

    void right(float[] array, int offset, int termStep, int columnStep) {
        y = array;
        yo = offset;
        yp = termStep;
        yj = columnStep;
    }

    /** The result, row by row. */
    void result(float[] array, int offset, int columns) {
        z = array;
        zo = offset;
        zi = columns;
        zj = 1;
    }

    /** With β = 0 lets every row start from these numbers, {@code step} apart. */
    void startFrom(float[] numbers, int offset, int step) {
        row = numbers;
        ro = offset;
        ri = 0;
        rj = step;
    }

    /** Makes this the same product written as zᵀ := yᵀ xᵀ + β zᵀ. */
    public void transpose(FloatProduct g) {
        m = g.n;
        n = g.m;
        k = g.k;
        x = g.y;
        xo = g.yo;
        xi = g.yj;
        xp = g.yp;
        y = g.x;
        yo = g.xo;
        yp = g.xp;
        yj = g.xi;
        z = g.z;
        zo = g.zo;
        zi = g.zj;
        zj = g.zi;
        beta = g.beta;
        row = g.row;
        ro = g.ro;
        ri = g.rj;
        rj = g.ri;
    }

    /** Makes this so many columns of a product, from one on. */
    void columns(FloatProduct g, int from, int columns) {
        m = g.m;
        n = columns;
        k = g.k;
        left(g.x, g.xo, g.xi, g.xp);
        right(g.y, g.yo + from * g.yj, g.yp, g.yj);
        z = g.z;
        zo = g.zo + from * g.zj;
        zi = g.zi;
        zj = g.zj;
        beta = g.beta;
        row = g.row;
        ro = g.ro + from * g.rj;
        ri = g.ri;
        rj = g.rj;
    }

    /** What the sum ij starts from: β·z, or with β = 0 what the row says. */
    public float start(int i, int j) {
        return beta == 0 ? row[ro + i * ri + j * rj] : beta * z[zo + i * zi + j * zj];
    }
}
