package org.chainrule.autodiff.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Figures;
import org.chainrule.core.metric.LayerStatistics;

/** What follows from the measurements: findings with a remedy each. */
final class Remarks {

    private Remarks() {}

    static List<LayerStatistics> on(List<LayerStatistics> layers) {
        var remarked = new ArrayList<LayerStatistics>();
        boolean steps = false;
        for (int i = 0; i < layers.size(); i++) {
            var layer = layers.get(i);
            var remarks = new ArrayList<String>();
            units(layer, remarks);
            int others = remarks.size();
            if (i + 1 < layers.size()) {
                signal(layer, layers.get(i + 1), Diagnosis.SIGNAL_STEP, remarks);
            }
            steps |= remarks.size() > others;
            remarked.add(layer.withRemarks(remarks));
        }
        if (!steps && !remarked.isEmpty()) {
            ends(remarked);
        }
        return remarked;
    }

    private static void units(LayerStatistics layer, List<String> remarks) {
        if (!Double.isFinite(layer.gradientNorm())) {
            remarks.add("the gradient is not finite; lower the learning rate or scale the inputs");
        } else if (layer.gradientNorm() == 0) {
            remarks.add("the gradient is exactly 0; nothing is learned here, begin from random weights");
        }
        if (layer.dead() > 0 && layer.dead() >= Diagnosis.DEAD_SHARE * layer.units()) {
            remarks.add(layer.dead() + " of " + layer.units()
                    + " units are dead (slope 0 for every example); try leaky-relu or a lower learning rate");
        }
        if (layer.saturated() >= Diagnosis.SATURATED_SHARE) {
            remarks.add(Figures.fixed(100 * layer.saturated(), 0)
                    + " % of the units' outputs are saturated; standardise the inputs or begin from smaller weights");
        }
    }

    /** Steps that are none of them large add up: told of the first layer, beside the last. */
    private static void ends(List<LayerStatistics> layers) {
        var first = layers.get(0);
        var remarks = new ArrayList<>(first.remarks());
        signal(first, layers.get(layers.size() - 1), Diagnosis.SIGNAL_WAY, remarks);
        layers.set(0, first.withRemarks(remarks));
    }

    private static void signal(LayerStatistics layer, LayerStatistics above, double factor, List<String> remarks) {
        double ratio = layer.signal() / above.signal();
        if (ratio < 1 / factor) {
            remarks.add("the gradient vanishes: its signal is " + Figures.significant(1 / ratio, 2)
                    + " times smaller than in " + above.layer() + "; try relu or larger initial weights");
        } else if (ratio > factor) {
            remarks.add("the gradient explodes: its signal is " + Figures.significant(ratio, 2)
                    + " times larger than in " + above.layer() + "; try smaller initial weights");
        }
    }
}
