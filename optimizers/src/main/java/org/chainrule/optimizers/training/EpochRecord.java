package org.chainrule.optimizers.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one epoch was like.
 *
 * @param epoch number, from 1
 * @param iterations updates made in this epoch
 * @param rate learning rate of its last iteration
 * @param trainingLoss loss of the training data as seen during the epoch: every batch at the θ of its time, weighted with
 *     its share; a smoothed and slightly late view of the loss at the epoch's end
 * @param validationLoss loss of the validation data at the epoch's end; empty without validation data
 * @param largestChange largest |change| of any weight by any single iteration of the epoch; empty unless a stopping rule
 *     asks for it
 * @param trainingMeasures measures on the training data at the epoch's end, by name, in the order they were given
 * @param validationMeasures measures on the validation data at the epoch's end; empty without validation data
 */
public record EpochRecord(
        int epoch,
        int iterations,
        double rate,
        double trainingLoss,
        OptionalDouble validationLoss,
        OptionalDouble largestChange,
        Map<String, Double> trainingMeasures,
        Map<String, Double> validationMeasures) {

    /** Copies the maps, keeping their order. */
    public EpochRecord {
        trainingMeasures = Collections.unmodifiableMap(new LinkedHashMap<>(trainingMeasures));
        validationMeasures = Collections.unmodifiableMap(new LinkedHashMap<>(validationMeasures));
    }
}
