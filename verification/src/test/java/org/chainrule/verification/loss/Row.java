package org.chainrule.verification.loss;

import java.util.List;

/**
 * A prediction and a target of a loss.
 *
 * @param prediction one row
 * @param target one row
 */
record Row(List<Double> prediction, List<Double> target) {

    double[] p() {
        return prediction.stream().mapToDouble(Double::doubleValue).toArray();
    }

    double[] t() {
        return target.stream().mapToDouble(Double::doubleValue).toArray();
    }

    int columns() {
        return prediction.size();
    }
}
