package org.chainrule.core.kernel.product;

/**
 * Products in plain Java: panels where the compiler's vectors can be filled, scalar tiles elsewhere.
 * Its float twin is derived from this file; edit this one.
 */
public final class PlainDoubleLoops implements DoubleLoops {

    /**
     * Fewer columns do not fill the vectorised loop; and C2 takes the trip count it has seen so far as a bound on unrolling,
     * so a loop that was first used for short rows would stay unvectorised for long ones. Measured November 2026.
     */
    private static final int NARROW = 24;

    /** With fewer rows a transpose costs more to pack than it saves; measured November 2026, JDK 17 and 25. */
    private static final int FEW = 4;

    private final DoublePanels panels = new DoublePanels();
    private final DoubleProduct flipped = new DoubleProduct();

    /** With scratch memory of its own. */
    public PlainDoubleLoops() {}

    @Override
    public void compute(DoubleProduct g, int from, int to) {
        int rows = to - from;
        if (g.n >= NARROW && (rows >= FEW || g.yj == 1)) {
            panels.compute(g, from, to, 0, g.n);
        } else if (rows >= NARROW && g.n >= FEW && g.xi == 1) {
            flipped.transpose(g);
            panels.compute(flipped, 0, g.n, from, to);
        } else {
            DoubleTiles.compute(g, from, to);
        }
    }
}
