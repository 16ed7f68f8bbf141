package org.chainrule.examples.command;

import java.util.Optional;
import org.chainrule.core.loss.Loss;

/**
 * A loss and an architecture that fit the data, and the data with the targets that the loss takes.
 *
 * @param loss of the outputs
 * @param architecture inputs and outputs as the data needs them
 * @param source with targets as the loss takes them
 */
record Fitted(Loss loss, Architecture architecture, DataSource source) {

    /**
     * Fits what is given to the data, or the data's defaults to the data.
     *
     * @throws IllegalArgumentException if what is given does not fit, saying what would
     */
    static Fitted of(DataSource source, Optional<Loss> givenLoss, Optional<Architecture> givenArch, Defaults defaults) {
        var data = source.training();
        var loss = givenLoss.orElseGet(() -> LossChoice.standard(data, givenArch));
        var outputs = LossChoice.outputs(loss, data);
        givenArch.ifPresent(arch -> arch.requireFit(data.inputColumns(), outputs, LossChoice.kind(data)));
        var architecture =
                givenArch.orElseGet(() -> Architecture.of(data.inputColumns(), defaults.hidden(), outputs.get(0)));
        boolean oneHot = LossChoice.needsOneHot(loss, architecture.outputs(), data);
        return new Fitted(loss, architecture, oneHot ? source.oneHot() : source);
    }
}
