package org.chainrule.optimizers.training;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.chainrule.core.metric.LayerStatistics;

/**
 * A figure of a layer as the logs have it.
 *
 * @param name in the log
 * @param from where it is found
 */
record LayerFigure(String name, ToDoubleFunction<LayerStatistics> from) {

    private static final List<LayerFigure> ALL = List.of(
            new LayerFigure("saturated", LayerStatistics::saturated),
            new LayerFigure("output_mean", LayerStatistics::outputMean),
            new LayerFigure("output_deviation", LayerStatistics::outputDeviation),
            new LayerFigure("weight_norm", LayerStatistics::weightNorm),
            new LayerFigure("gradient_norm", LayerStatistics::gradientNorm),
            new LayerFigure("signal", LayerStatistics::signal));

    /** Every figure that is no count. */
    static List<LayerFigure> all() {
        return ALL;
    }

    double of(LayerStatistics layer) {
        return from.applyAsDouble(layer);
    }
}
