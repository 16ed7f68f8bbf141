package org.chainrule.core.kernel.product;

/**
 * Products in plain Java: panels where the compiler's vectors can be filled, scalar tiles elsewhere.
 * Its float twin is derived from this file; edit this one.
 */
public final class PlainDoubleLoops implements DoubleLoops {

    /** Fewer columns than this do not fill the vectorised loop. Measured November 2026, JDK 17 and 25. */
    private static final int NARROW = 24;

    /** Copying the panel costs more than it saves with fewer rows. Measured November 2026, JDK 17 and 25. */
    private static final int FEW = 6;

    private final DoublePanels panels = new DoublePanels();
    private final DoubleProduct flipped = new DoubleProduct();

    /** With scratch memory of its own. */
    public PlainDoubleLoops() {}

    @Override
    public void compute(DoubleProduct g, int from, int to) {
        int rows = to - from;
        if (rows >= FEW && g.n >= NARROW) {
            panels.compute(g, from, to, 0, g.n);
        } else if (rows >= NARROW && g.n >= FEW && g.xi == 1) {
            flipped.transpose(g);
            panels.compute(flipped, 0, g.n, from, to);
        } else {
            DoubleTiles.compute(g, from, to);
        }
    }
}
