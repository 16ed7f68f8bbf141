package org.chainrule.core.kernel.product;

/**
 * Products in plain Java: panels where the compiler's vectors can be filled, scalar tiles elsewhere.
 * Derived from its double twin; edit that one.
 */
public final class PlainFloatLoops implements FloatLoops {

    /**
     * Fewer columns do not fill the vectorised loop; and C2 takes the trip count it has seen so far as a bound on unrolling,
     * so a loop that was first used for short rows would stay unvectorised for long ones. Measured November 2026.
     */
    private static final int NARROW = 24;

    /** With fewer rows a transpose costs more to pack than it saves; measured November 2026, JDK 17 and 25. */
    private static final int FEW = 4;

    private final FloatPanels panels = new FloatPanels();
    private final FloatProduct flipped = new FloatProduct();

    /** With scratch memory of its own. */
    public PlainFloatLoops() {}

    @Override
    public void compute(FloatProduct g, int from, int to) {
        int rows = to - from;
        if (g.n >= NARROW && (rows >= FEW || g.yj == 1)) {
            panels.compute(g, from, to, 0, g.n);
        } else if (rows >= NARROW && g.n >= FEW && g.xi == 1) {
            flipped.transpose(g);
            panels.compute(flipped, 0, g.n, from, to);
        } else {
            FloatTiles.compute(g, from, to);
        }
    }
}
