package org.chainrule.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chainrule.core.Batch;
import org.chainrule.core.io.SafeTensors;
import org.chainrule.optimizers.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that a stopping rule ended has ended: going on from its checkpoint makes no further epoch. */
class EndedByRuleTest {

    private static final int EPOCHS = 100;
    private static final Batch ONE = LinearFit.counted(1);

    /** Patience of 3 ends it after epoch 9, where epoch 6 is the best; of 5 after epoch 15, where epoch 10 is. */
    private static final double[] LOSSES = {5, 4, 3, 3, 3.5, 2, 2.5, 2.25, 2, 1, 1, 1};

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("checkpoint.safetensors");
    }

    private static Trainer trainer(ScriptedLosses losses) {
        return Trainer.of(losses).optimizer(new Sgd(), 0.5).batches(ONE, 1).validation(ONE);
    }

    /** Losses of the epochs after the first so many. */
    private static ScriptedLosses from(int epoch) {
        return ScriptedLosses.validation(Arrays.copyOfRange(LOSSES, epoch, LOSSES.length));
    }

    private static double theta(ScriptedLosses losses) {
        return losses.parameters().values().get(0);
    }

    private void endsWhereItEnded(int epochs, StopReason reason, UnaryOperator<Trainer> more) {
        var before = from(0);
        var ended = more.apply(trainer(before))
                .checkpointing(Checkpoints.to(file()))
                .train(EPOCHS);
        assertThat(ended.epochs()).hasSize(epochs);
        assertThat(ended.reason()).isEqualTo(reason);
        var after = from(epochs);
        var again = more.apply(trainer(after))
                .checkpointing(Checkpoints.to(file()))
                .resuming(file())
                .train(EPOCHS);
        assertThat(again).isEqualTo(ended);
        assertThat(theta(after)).isEqualTo(theta(before));
        assertThat(Checkpoints.epochs(file())).isEqualTo(epochs);
    }

    @Test
    void byPatience() {
        endsWhereItEnded(9, StopReason.PATIENCE, trainer -> trainer.stopping(new Patience(3)));
    }

    @Test
    void byPatienceWithTheBestOrAnAverageInThePlaceOfTheLast() {
        endsWhereItEnded(
                9,
                StopReason.PATIENCE,
                trainer -> trainer.stopping(new Patience(3)).keepingBest());
        endsWhereItEnded(
                9,
                StopReason.PATIENCE,
                trainer -> trainer.stopping(new Patience(3)).averaging(new ExponentialAveraging(0.5)));
    }

    /** The gradient is always 1 and η is ½, so every iteration changes θ by ½ exactly. */
    @Test
    void byTolerance() {
        endsWhereItEnded(1, StopReason.TOLERANCE, trainer -> trainer.stopping(new Tolerance(0.5)));
    }

    @Test
    void byTheFirstOfTwoThatAsk() {
        CustomStopping fourth = () -> epoch -> epoch.epoch() == 4 ? Optional.of("four are enough") : Optional.empty();
        endsWhereItEnded(
                4, StopReason.CUSTOM, trainer -> trainer.stopping(fourth).stopping(new Patience(1)));
    }

    /** The last epoch that was asked for is also the one after which patience ends: the rule is asked first. */
    @Test
    void inItsLastEpochToo() {
        var ended = trainer(from(0))
                .stopping(new Patience(3))
                .checkpointing(Checkpoints.to(file()))
                .train(9);
        assertThat(ended.reason()).isEqualTo(StopReason.PATIENCE);
        assertThat(trainer(from(9)).stopping(new Patience(3)).resuming(file()).train(9))
                .isEqualTo(ended);
    }

    @Test
    void withMorePatienceItGoesOnAsIfItHadHadThatFromTheStart() {
        var whole = from(0);
        var expected = trainer(whole).stopping(new Patience(5)).train(EPOCHS);
        assertThat(expected.epochs()).hasSize(15);
        trainer(from(0))
                .stopping(new Patience(3))
                .checkpointing(Checkpoints.to(file()))
                .train(EPOCHS);
        // after the twelfth loss the list begins again, as it does in one go
        var more = ScriptedLosses.validation(1, 1, 1, LOSSES[0], LOSSES[1], LOSSES[2]);
        var history = trainer(more).stopping(new Patience(5)).resuming(file()).train(EPOCHS);
        assertThat(history).isEqualTo(expected);
        assertThat(theta(more)).isEqualTo(theta(whole));
    }

    /** Patience of 2 would have ended it after epoch 5; epoch 6 is the best so far. */
    @Test
    void onlyTheLastEpochOfTheCheckpointDecides() {
        trainer(from(0)).checkpointing(Checkpoints.to(file())).train(6);
        var history =
                trainer(from(6)).stopping(new Patience(2)).resuming(file()).train(EPOCHS);
        assertThat(history.epochs()).hasSize(8);
    }

    /** Two iterations per epoch, and a checkpoint after the first of epoch 6: the epoch is made whole before a rule is asked. */
    @Test
    void anEpochThatHasBegunIsMadeWholeFirst() {
        var two = LinearFit.counted(2);
        UnaryOperator<Trainer> onTwo = trainer -> trainer.batches(two, 1).inOrder();
        onTwo.apply(trainer(from(0)))
                .checkpointing(Checkpoints.to(file()))
                .interruptedBy(() -> true)
                .train(EPOCHS);
        for (int iteration = 2; iteration <= 11; iteration++) {
            int epoch = (iteration - 1) / 2;
            onTwo.apply(trainer(from(epoch)))
                    .checkpointing(Checkpoints.to(file()))
                    .resuming(file())
                    .interruptedBy(() -> true)
                    .train(EPOCHS);
        }
        assertThat(SafeTensors.read(file()).metadata()).containsEntry("iteration", "11");
        var after = from(5);
        var history = onTwo.apply(trainer(after))
                .stopping(new Patience(2))
                .resuming(file())
                .train(EPOCHS);
        assertThat(history.epochs()).hasSize(8); // epoch 6 is better than the third, and the next two are not
        assertThat(history.epochs().get(5).validationLoss()).hasValue(2);
    }
}
