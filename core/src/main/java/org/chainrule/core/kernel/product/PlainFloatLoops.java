package org.chainrule.core.kernel.product;

/**
 * Products in plain Java: panels where the compiler's vectors can be filled, scalar tiles elsewhere.
 * Derived from its double twin; edit that one.
 */
public final class PlainFloatLoops implements FloatLoops {

    /** Fewer columns than this do not fill the vectorised loop. Measured November 2026, JDK 17 and 25. */
    private static final int NARROW = 24;

    /** Copying the panel costs more than it saves with fewer rows. Measured November 2026, JDK 17 and 25. */
    private static final int FEW = 6;

    private final FloatPanels panels = new FloatPanels();
    private final FloatProduct flipped = new FloatProduct();

    /** With scratch memory of its own. */
    public PlainFloatLoops() {}

    @Override
    public void compute(FloatProduct g, int from, int to) {
        int rows = to - from;
        if (rows >= FEW && g.n >= NARROW) {
            panels.compute(g, from, to, 0, g.n);
        } else if (rows >= NARROW && g.n >= FEW && g.xi == 1) {
            flipped.transpose(g);
            panels.compute(flipped, 0, g.n, from, to);
        } else {
            FloatTiles.compute(g, from, to);
        }
    }
}
