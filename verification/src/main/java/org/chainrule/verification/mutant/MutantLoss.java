package org.chainrule.verification.mutant;

import org.chainrule.core.loss.CustomLoss;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.LossSheet;
import org.chainrule.core.loss.OutputLink;
import org.chainrule.core.loss.Reduction;
import org.chainrule.verification.formula.StandsFor;

/**
 * A loss that is right but for its slope, or for a factor on its value.
 *
 * @param sound the loss
 * @param valueTimes the factor, 1 if the value is right
 * @param wrongSlope its slope, wrong or not
 */
public record MutantLoss(Loss sound, double valueTimes, Slope wrongSlope) implements CustomLoss, StandsFor {

    /** Writes dp. */
    @FunctionalInterface
    public interface Slope {
        /** {@code dp := } the slope; the first n elements are written. */
        void write(double[] p, double[] t, int n, double[] dp);
    }

    /** With the right value. */
    public MutantLoss(Loss sound, Slope wrongSlope) {
        this(sound, 1, wrongSlope);
    }

    @Override
    public Record original() {
        return (Record) sound;
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
        return valueTimes * sound.value(p, t, n);
    }

    @Override
    public void slope(double[] p, double[] t, int n, double[] dp) {
        wrongSlope.write(p, t, n, dp);
    }
}
