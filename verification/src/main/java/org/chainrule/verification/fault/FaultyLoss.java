package org.chainrule.verification.fault;

import org.chainrule.core.loss.CustomLoss;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.LossSheet;
import org.chainrule.core.loss.OutputLink;
import org.chainrule.core.loss.Reduction;

/**
 * A loss that is right but for its slope.
 *
 * @param sound the loss
 * @param faultySlope the wrong slope
 */
record FaultyLoss(Loss sound, Slope faultySlope) implements CustomLoss {

    /** Writes dp. */
    @FunctionalInterface
    interface Slope {
        void write(double[] p, double[] t, int n, double[] dp);
    }

    @Override
    public String name() {
        return sound.name();
    }

    @Override
    public Reduction defaultReduction() {
        return sound.defaultReduction();
    }

    @Override
    public OutputLink link() {
        return sound.link();
    }

    @Override
    public int targetColumns(int n) {
        return sound.targetColumns(n);
    }

    @Override
    public int elements(int n) {
        return sound.elements(n);
    }

    @Override
    public double weight(double[] t, int n) {
        return sound.weight(t, n);
    }

    @Override
    public LossSheet sheet() {
        return sound.sheet();
    }

    @Override
    public double value(double[] p, double[] t, int n) {
        return sound.value(p, t, n);
    }

    @Override
    public void slope(double[] p, double[] t, int n, double[] dp) {
        faultySlope.write(p, t, n, dp);
    }
}
