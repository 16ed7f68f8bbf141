package org.chainrule.verification.fault;

import org.chainrule.core.function.CustomRowFunction;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowSheet;

/**
 * A row function that is right but for its vjp.
 *
 * @param sound the function
 * @param faultyVjp the wrong product
 */
record FaultyRowFunction(RowFunction sound, Vjp faultyVjp) implements CustomRowFunction {

    /** Writes gx. */
    @FunctionalInterface
    interface Vjp {
        void write(double[] x, double[] y, double[] gy, double[] gx, int n);
    }

    @Override
    public String name() {
        return sound.name();
    }

    @Override
    public int columns(int n) {
        return sound.columns(n);
    }

    @Override
    public RowSheet sheet() {
        return sound.sheet();
    }

    @Override
    public void value(double[] x, double[] y, int n) {
        sound.value(x, y, n);
    }

    @Override
    public void vjp(double[] x, double[] y, double[] gy, double[] gx, int n) {
        faultyVjp.write(x, y, gy, gx, n);
    }
}
