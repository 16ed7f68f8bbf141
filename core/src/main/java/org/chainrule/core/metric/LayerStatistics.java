package org.chainrule.core.metric;

import java.util.List;

/**
 * What one batch shows of one dense layer and the activation behind it, forward and backward.
 *
 * @param layer name of the layer
 * @param units number of units
 * @param activation name of the activation; empty if none follows
 * @param outputMean mean of what leaves the layer, behind the activation, over units and examples
 * @param outputDeviation its standard deviation (divided by n)
 * @param weightNorm ‖W‖
 * @param gradientNorm ‖∂L/∂W‖
 * @param signal root mean square of ∂L/∂Z over units and examples, times the number of examples: the size of the signal
 *     that one example sends back through one unit
 * @param dead units whose slope is exactly 0 for every example: nothing flows back through them, so they cannot recover
 * @param saturated share of (unit, example) pairs where a bounded activation has less than a tenth of its steepest slope;
 *     0 for activations that are not bounded
 * @param remarks what to do about it; empty if all is well
 */
public record LayerStatistics(
        String layer,
        int units,
        String activation,
        double outputMean,
        double outputDeviation,
        double weightNorm,
        double gradientNorm,
        double signal,
        int dead,
        double saturated,
        List<String> remarks) {

    /** Copies the remarks. */
    public LayerStatistics {
        remarks = List.copyOf(remarks);
    }

    /** ‖∂L/∂W‖ / ‖W‖: how large a plain gradient step of rate 1 would be, relative to the weights. */
    public double relativeGradient() {
        return gradientNorm / weightNorm;
    }

    /** Whether there is nothing to remark. */
    public boolean isWell() {
        return remarks.isEmpty();
    }

    /** The same figures with other remarks. */
    public LayerStatistics withRemarks(List<String> newRemarks) {
        return new LayerStatistics(
                layer,
                units,
                activation,
                outputMean,
                outputDeviation,
                weightNorm,
                gradientNorm,
                signal,
                dead,
                saturated,
                newRemarks);
    }
}
