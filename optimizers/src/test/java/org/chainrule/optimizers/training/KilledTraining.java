package org.chainrule.optimizers.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.optimizers.Adam;

/** A training in a process of its own, which {@link KillTest} kills; it writes a checkpoint after every iteration. */
final class KilledTraining {

    /** So many that writing takes most of the time, and most kills hit a writer. */
    private static final int WEIGHTS = 20_000;

    private static final int ROWS = 5;
    private static final int EPOCHS = 40;

    private final LinearFit fit = LinearFit.mean(new double[WEIGHTS]);
    private final Trainer trainer =
            Trainer.of(fit).optimizer(new Adam(), 0.01).batches(data(), 2).shuffled(7);

    private KilledTraining() {}

    /** Trains to the end, from the checkpoint if it is there; prints what came of it. */
    public static void main(String[] args) {
        var file = Path.of(args[0]);
        var training = new KilledTraining();
        training.trainer.checkpointing(Checkpoints.to(file).every(1));
        if (Files.exists(file)) {
            training.trainer.resuming(file);
        }
        System.out.println(training.outcome());
    }

    /** What a training that nobody kills comes to: hashes of θ and of the history. */
    static String undisturbed() {
        return new KilledTraining().outcome();
    }

    private String outcome() {
        var history = trainer.train(EPOCHS);
        return Arrays.hashCode(fit.parameters().values().toArray()) + " "
                + history.epochs().hashCode();
    }

    private static Batch data() {
        var x = DoubleMatrix.zeros(ROWS, WEIGHTS);
        for (int i = 0; i < x.size(); i++) {
            x.set(i, StrictMath.sin(i));
        }
        var t = DoubleMatrix.zeros(ROWS, 1);
        for (int i = 0; i < ROWS; i++) {
            t.set(i, i - 2);
        }
        return Batch.of(x, t);
    }
}
