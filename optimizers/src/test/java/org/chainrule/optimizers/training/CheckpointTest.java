package org.chainrule.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.io.FileException;
import org.chainrule.core.io.SafeTensors;
import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.ClipByGlobalNorm;
import org.chainrule.optimizers.Constant;
import org.chainrule.optimizers.GradientNoise;
import org.chainrule.optimizers.Improvement;
import org.chainrule.optimizers.Momentum;
import org.chainrule.optimizers.OneCycle;
import org.chainrule.optimizers.Optimizer;
import org.chainrule.optimizers.ParameterGroup;
import org.chainrule.optimizers.ReduceOnPlateau;
import org.chainrule.optimizers.Schedule;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.UpdateRule;
import org.chainrule.optimizers.UpdateRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that stops and goes on makes the bits of one that never stopped. */
class CheckpointTest {

    private static final int EPOCHS = 4;
    private static final Batch DATA = wavy(7);
    private static final Batch HELD_OUT = wavy(3);

    @TempDir
    private Path folder;

    private static Batch wavy(int rows) {
        var x = DoubleMatrix.zeros(rows, 3);
        var t = DoubleMatrix.zeros(rows, 1);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < 3; j++) {
                x.set(i, j, StrictMath.sin(1 + i + 3 * j));
            }
            t.set(i, StrictMath.cos(i));
        }
        return Batch.of(x, t);
    }

    private static LinearFit fit() {
        return LinearFit.mean(1, -0.5, 0.25);
    }

    private static Trainer trainer(LinearFit fit, UpdateRule rule, Schedule schedule) {
        return Trainer.of(fit)
                .optimizer(rule, schedule)
                .batches(DATA, 2)
                .shuffled(3)
                .validation(HELD_OUT)
                .measuring("loss twice", batch -> 2 * fit.value(batch));
    }

    private Path file() {
        return folder.resolve("checkpoint.safetensors");
    }

    /** What is left of a training: θ, and the history without the sentence. */
    private record Outcome(double[] theta, List<EpochRecord> epochs, StopReason reason) {

        static Outcome of(LinearFit fit, History history) {
            return new Outcome(fit.parameters().values().toArray(), history.epochs(), history.reason());
        }

        void isThatOf(Outcome other, String where) {
            assertThat(theta).as(where).containsExactly(other.theta);
            assertThat(epochs).as(where).isEqualTo(other.epochs);
            assertThat(reason).as(where).isEqualTo(other.reason);
        }
    }

    /** Stops after every single iteration, each time in a new trainer, and compares the end with a training in one go. */
    private void stopAndGoOn(UpdateRule rule, Schedule schedule, UnaryOperator<Trainer> more, String where) {
        var whole = fit();
        var expected =
                Outcome.of(whole, more.apply(trainer(whole, rule, schedule)).train(EPOCHS));
        History history = null;
        LinearFit part = fit();
        for (int piece = 0; history == null || history.reason() == StopReason.INTERRUPTED; piece++) {
            assertThat(piece).as(where).isLessThan(100);
            part = fit();
            var trainer = more.apply(trainer(part, rule, schedule))
                    .checkpointing(Checkpoints.to(file()))
                    .interruptedBy(() -> true);
            history = (piece == 0 ? trainer : trainer.resuming(file())).train(EPOCHS);
        }
        Outcome.of(part, history).isThatOf(expected, where);
    }

    @Test
    void everyRuleGoesOnAsIfItHadNeverStopped() {
        for (UpdateRule rule : UpdateRules.specimens()) {
            stopAndGoOn(rule, new Constant(0.05), trainer -> trainer, rule.toString());
        }
    }

    @Test
    void schedulesGoOnWithWhatTheyRemember() {
        stopAndGoOn(new Momentum(), new OneCycle(0.1, 4 * EPOCHS), trainer -> trainer, "one cycle");
        stopAndGoOn(
                new Sgd(),
                new ReduceOnPlateau(0.9, 0.5, 0, Improvement.LOWER_BY_RATIO, 0.1, 1, 1e-3, 0),
                trainer -> trainer,
                "plateau");
    }

    @Test
    void everythingElseGoesOnToo() {
        stopAndGoOn(
                new Adam(),
                new Constant(0.05),
                trainer -> trainer.averaging(new ExponentialAveraging(0.7))
                        .accumulating(2)
                        .transforming(new ClipByGlobalNorm(0.5))
                        .transforming(new GradientNoise(0.01, 9))
                        .group(ParameterGroup.of("weight").by(new Momentum()).at(0.5)),
                "average, accumulation, clipping, noise, group");
        stopAndGoOn(
                new Sgd(),
                new Constant(0.6),
                trainer -> trainer.averaging(new StochasticWeightAveraging(2))
                        .keepingBest()
                        .stopping(new Patience(1, 0.05))
                        .stopping(new Tolerance(0)),
                "average of epochs, the best, patience, changes");
        stopAndGoOn(new Sgd(), new Constant(0.1), Trainer::inOrder, "in order");
    }

    @Test
    void aParameterFrozenForAWhileKeepsItsCount() {
        var optimizer = Optimizer.of(fit().parameters(), new Adam(), 0.1);
        assertThatThrownBy(() -> optimizer.moveTo(3, Map.of("weight", 4L))).hasMessageContaining("4 of 3");
        assertThatThrownBy(() -> optimizer.moveTo(3, Map.of())).hasMessageContaining("weight");
        for (long seen : new long[] {0, 3, 2}) {
            optimizer.moveTo(3, Map.of("weight", seen));
            assertThat(optimizer.steps()).isEqualTo(3);
            assertThat(optimizer.seen()).containsEntry("weight", seen);
        }
        optimizer.step();
        assertThat(optimizer.seen()).containsEntry("weight", 3L);
    }

    @Test
    void aFinishedTrainingGoesOnForMoreEpochs() {
        var whole = fit();
        var expected =
                Outcome.of(whole, trainer(whole, new Adam(), new Constant(0.1)).train(6));
        trainer(fit(), new Adam(), new Constant(0.1))
                .checkpointing(Checkpoints.to(file()))
                .train(4);
        var more = fit();
        Outcome.of(
                        more,
                        trainer(more, new Adam(), new Constant(0.1))
                                .resuming(file())
                                .train(6))
                .isThatOf(expected, "4 + 2 epochs");
    }

    @Test
    void checkpointsAreWrittenAtTheEndOfEpochsAndAsOftenAsWanted() {
        var written = new ArrayList<Long>();
        for (int every : new int[] {0, 3}) {
            written.clear();
            trainer(fit(), new Sgd(), new Constant(0.1))
                    .checkpointing(Checkpoints.to(file()).every(every))
                    .listening(new TrainingListener() {
                        @Override
                        public void onIteration(long iteration, double loss) {
                            // What lies there now was written after an iteration before this one.
                            long last = Files.exists(file()) ? iterations(file()) : 0;
                            if (written.isEmpty() || written.get(written.size() - 1) != last) {
                                written.add(last);
                            }
                        }
                    })
                    .train(2);
            written.add(iterations(file()));
            assertThat(written)
                    .as("every " + every)
                    .isEqualTo(every == 0 ? List.of(0L, 4L, 8L) : List.of(8L, 3L, 4L, 6L, 8L));
        }
    }

    private static long iterations(Path file) {
        return Long.parseLong(SafeTensors.read(file).metadata().getOrDefault("iteration", ""));
    }

    @Test
    void parametersBearTheNamesThatAreGivenAndNotesComeBack() {
        var to = Checkpoints.to(file()).naming(Map.of("weight", "0.weight")).noting(Map.of("data", "wavy"));
        trainer(fit(), new Adam(), new Constant(0.1)).checkpointing(to).train(1);
        var tensors = SafeTensors.read(file()).tensors();
        assertThat(tensors)
                .containsKeys("0.weight", "optimizer.m", "optimizer.v")
                .doesNotContainKey("weight");
        assertThat(Checkpoints.notes(file())).isEqualTo(Map.of("data", "wavy"));
        var resumed =
                trainer(fit(), new Adam(), new Constant(0.1)).checkpointing(to).resuming(file());
        assertThat(Checkpoints.epochs(file())).isEqualTo(1);
        assertThat(resumed.train(2).epochs()).hasSize(2);
        assertThat(Checkpoints.epochs(file())).isEqualTo(2);
    }

    @Test
    void anotherTrainingIsRefusedWithEveryDifferenceAndNothingChanges() {
        trainer(fit(), new Adam(), new Constant(0.1))
                .checkpointing(Checkpoints.to(file()))
                .train(1);
        var other = fit();
        assertThatThrownBy(() -> trainer(other, new Sgd(), new Constant(0.2))
                        .batches(DATA, 3)
                        .resuming(file())
                        .train(2))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("rule was Adam")
                .hasMessageContaining("is now Sgd")
                .hasMessageContaining("Constant[")
                .hasMessageContaining("batch size was 2 and is now 3");
        var wider = LinearFit.mean(1, 2, 3, 4);
        assertThatThrownBy(() -> Trainer.of(wider)
                        .optimizer(new Adam(), new Constant(0.1))
                        .batches(DATA, 2)
                        .shuffled(3)
                        .validation(HELD_OUT)
                        .measuring("loss twice", batch -> 0)
                        .resuming(file())
                        .train(2))
                .hasMessageContaining("\"weight\" is 1×3 instead of 1×4")
                .hasMessageContaining("\"optimizer.m\" is 1×3 instead of 1×4")
                .hasMessageContaining("\"optimizer.v\"");
        assertThat(other.parameters().values().toArray()).containsExactly(1, -0.5, 0.25);
        assertThat(wider.parameters().values().toArray()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void whatIsNoCheckpointOrDamagedIsRefused() throws IOException {
        var trainer = trainer(fit(), new Adam(), new Constant(0.1)).resuming(file());
        assertThatThrownBy(() -> trainer.train(2)).hasMessageContaining("does not exist");
        SafeTensors.write(file(), Map.of("weight", DoubleMatrix.zeros(1, 3)), Map.of());
        assertThatThrownBy(() -> trainer.train(2)).hasMessageContaining("no checkpoint");
        assertThatThrownBy(() -> Checkpoints.notes(file())).hasMessageContaining("no checkpoint");
        trainer(fit(), new Adam(), new Constant(0.1))
                .checkpointing(Checkpoints.to(file()))
                .train(1);
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length < whole.length; length += 41) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> trainer.train(2)).as("cut to " + length).isInstanceOf(FileException.class);
        }
        for (String missing : List.of("iteration", "position", "frozen", "steps", "seen.weight", "rule", "drawn")) {
            Files.write(file(), whole);
            var read = SafeTensors.read(file());
            var texts = new HashMap<>(read.metadata());
            texts.remove(missing);
            SafeTensors.write(file(), read.tensors(), texts);
            assertThatThrownBy(() -> trainer.train(2))
                    .isInstanceOf(FileException.class)
                    .hasMessageContaining(missing);
        }
    }

    @Test
    void anUnwritableFolderCostsNoPreviousFileAndIsToldAtOnce() throws IOException {
        trainer(fit(), new Adam(), new Constant(0.1))
                .checkpointing(Checkpoints.to(file()))
                .train(1);
        byte[] before = Files.readAllBytes(file());
        var nowhere = folder.resolve("nowhere").resolve("checkpoint.safetensors");
        assertThatThrownBy(() -> trainer(fit(), new Adam(), new Constant(0.1))
                        .checkpointing(Checkpoints.to(nowhere))
                        .resuming(file())
                        .train(2))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("nowhere");
        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    void aNegativeNumberOfIterationsIsRefused() {
        assertThatThrownBy(() -> Checkpoints.to(file()).every(-1)).hasMessageContaining("-1");
    }
}
