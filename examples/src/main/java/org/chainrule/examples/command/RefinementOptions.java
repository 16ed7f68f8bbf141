package org.chainrule.examples.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@link Refinements}. */
final class RefinementOptions {

    @Option(names = "--dropout", paramLabel = "RATE", description = "Leave hidden units out with this probability.")
    private double dropout;

    @Option(
            names = "--decay",
            paramLabel = "X",
            description = "Weight decay: decoupled (AdamW) for adam, an L2 penalty for the rest; none on biases.")
    private double decay;

    @Option(names = "--clip", paramLabel = "NORM", description = "Largest norm of the whole gradient.")
    private Optional<Double> clip = Optional.empty();

    @Option(names = "--accumulate", paramLabel = "K", description = "Batches per update. Default: ${DEFAULT-VALUE}.")
    private int accumulate = 1;

    @Option(
            names = "--average",
            paramLabel = "NAME",
            description = "Model is a mean of the weights: ema (every update) or swa (last quarter of the epochs).")
    private Optional<String> average = Optional.empty();

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "End after N epochs without a smaller validation loss, and keep the best.")
    private Optional<Integer> patience = Optional.empty();

    Refinements read() {
        return new Refinements(dropout, decay, clip, accumulate, average, patience);
    }
}
