package org.chainrule.examples.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chainrule.core.data.Dataset;
import org.chainrule.core.loss.BinaryCrossEntropyWithLogits;
import org.chainrule.core.loss.Domain;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Losses;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SquaredError;

/** Which losses and numbers of outputs fit which data. */
final class LossChoice {

    private LossChoice() {}

    /** The loss of this name. */
    static Loss named(String name) {
        return Losses.all().stream()
                .filter(loss -> loss.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--loss: found no \"" + name + "\"; choose one of "
                        + Losses.all().stream().map(Loss::name).collect(Collectors.joining(", "))));
    }

    /** Squared error for numbers; for classes cross-entropy, binary if one output is asked for. */
    static Loss standard(Dataset data, Optional<Architecture> arch) {
        if (!data.isClassification()) {
            return new SquaredError();
        }
        boolean oneOutput = arch.map(given -> given.outputs() == 1).orElse(false);
        return oneOutput && data.classNames().size() == 2
                ? new BinaryCrossEntropyWithLogits()
                : new SoftmaxCrossEntropy();
    }

    /**
     * Numbers of outputs with which this loss takes this data, the usual one first.
     *
     * @throws IllegalArgumentException if there are none
     */
    static List<Integer> outputs(Loss loss, Dataset data) {
        if (!takesTargets(loss, data)) {
            throw new IllegalArgumentException("--loss " + loss.name() + ": does not fit " + kind(data)
                    + "; its targets must be " + loss.sheet().target().words() + "; leave --loss out for "
                    + standard(data, Optional.empty()).name());
        }
        int classes = data.classNames().size();
        var fitting = new ArrayList<Integer>();
        var candidates = data.isClassification()
                ? classes == 2 ? List.of(2, 1) : List.of(classes)
                : List.of(data.targetColumns());
        for (int outputs : candidates) {
            int columns = targetColumns(loss, outputs);
            boolean takesNumbers = columns == 1 && (outputs == classes || outputs == 1);
            boolean takesOneHot = data.isClassification() && columns == classes && outputs == classes;
            if (data.isClassification() ? takesNumbers || takesOneHot : columns == data.targetColumns()) {
                fitting.add(outputs);
            }
        }
        if (fitting.isEmpty()) {
            throw new IllegalArgumentException(
                    "--loss " + loss.name() + ": does not fit " + kind(data) + "; leave --loss out for "
                            + standard(data, Optional.empty()).name());
        }
        return fitting;
    }

    /** Whether the class numbers of the data must become one column per class for this loss. */
    static boolean needsOneHot(Loss loss, int outputs, Dataset data) {
        return data.isClassification() && outputs > 1 && loss.targetColumns(outputs) == outputs;
    }

    /** For example {@code 3 classes} or {@code 1 target column}. */
    static String kind(Dataset data) {
        return data.isClassification()
                ? data.classNames().size() + " classes"
                : data.targetColumns() == 1 ? "1 number to predict" : data.targetColumns() + " numbers to predict";
    }

    /** Class numbers, or the zeros and ones that they become; else the numbers as they are. */
    private static boolean takesTargets(Loss loss, Dataset data) {
        var domain = loss.sheet().target();
        if (data.isClassification()) {
            return domain == Domain.CLASS || (takes(domain, 0) && takes(domain, 1));
        }
        return Arrays.stream(data.targets().toArray()).allMatch(target -> takes(domain, target));
    }

    /** A missing number is refused elsewhere, in better words. */
    private static boolean takes(Domain domain, double target) {
        return Double.isNaN(target) || domain.contains(target);
    }

    /** 0 if the loss takes no prediction of so many columns, or one of several blocks. */
    private static int targetColumns(Loss loss, int outputs) {
        if (loss.sheet().parts().size() > 1) {
            return 0; // a network gives one block of outputs
        }
        try {
            return loss.targetColumns(outputs);
        } catch (IllegalArgumentException refused) {
            return 0;
        }
    }
}
