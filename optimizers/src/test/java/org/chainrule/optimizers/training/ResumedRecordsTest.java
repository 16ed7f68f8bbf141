package org.chainrule.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.UUID;
import org.chainrule.core.Batch;
import org.chainrule.core.Objective;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.io.FileException;
import org.chainrule.core.io.SafeTensors;
import org.chainrule.optimizers.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a checkpoint brings back besides θ: the records, the place in the data, the draws. */
class ResumedRecordsTest {

    private static final Batch DATA = LinearFit.counted(5);

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("checkpoint.safetensors");
    }

    private static Trainer trainer(Objective objective) {
        return Trainer.of(objective).optimizer(new Sgd(), 0.01).batches(DATA, 2);
    }

    private static Trainer measured() {
        return trainer(LinearFit.mean(0.5))
                .validation(LinearFit.counted(3))
                .measuring("rows", Batch::rows)
                .measuring("squared rows", batch -> batch.rows() * batch.rows())
                .measuring("a third", batch -> batch.rows() / 3.0);
    }

    @Test
    void everyMeasureComesBackUnderItsName() {
        var before = measured().checkpointing(Checkpoints.to(file())).train(2).epochs();
        var after = measured().resuming(file()).train(3).epochs();
        assertThat(after.subList(0, 2)).isEqualTo(before);
        assertThat(after.get(2).trainingMeasures())
                .isEqualTo(before.get(0).trainingMeasures())
                .containsEntry("squared rows", 25.0);
        assertThat(after.get(0).validationMeasures()).containsEntry("squared rows", 9.0);
        assertThat(SafeTensors.read(file()).metadata())
                .as("for whoever reads the columns of training.history")
                .containsEntry("measure.0", "rows")
                .containsEntry("measure.1", "squared rows")
                .containsEntry("measure.2", "a third");
    }

    @Test
    void aPlaceBehindTheDataIsRefused() {
        trainer(LinearFit.mean(0.5)).checkpointing(Checkpoints.to(file())).train(1);
        var read = SafeTensors.read(file());
        var texts = new HashMap<>(read.metadata());
        texts.put("position", "5");
        SafeTensors.write(file(), read.tensors(), texts);
        assertThatThrownBy(() -> trainer(LinearFit.mean(0.5)).resuming(file()).train(2))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("the position in the data is 5 of 5");
    }

    @Test
    void leftoversOfAKilledWriterAreRemoved() throws IOException {
        Path leftover = folder.resolve("." + file().getFileName() + "." + UUID.randomUUID() + ".partial");
        Files.createFile(leftover);
        trainer(LinearFit.mean(0.5)).train(1);
        assertThat(leftover).as("without checkpoints it is not ours").exists();
        trainer(LinearFit.mean(0.5)).checkpointing(Checkpoints.to(file())).train(1);
        assertThat(leftover).doesNotExist();
    }

    @Test
    void aBiasHasOneDimensionInTheFileAndTheFormatIsSaid() throws IOException {
        var parameters = Parameters.builder()
                .add("layer.weight", Shape.of(2, 3))
                .add("layer.bias", Shape.of(1, 3))
                .build(Precision.FLOAT64);
        var snapshot = Snapshot.empty(file());
        Resumption.save(snapshot, Checkpoints.to(file()), parameters);
        snapshot.write();
        assertThat(Files.readString(file(), StandardCharsets.ISO_8859_1))
                .containsPattern("\"layer.weight\":\\{[^}]*\"shape\":\\[2,3]")
                .containsPattern("\"layer.bias\":\\{[^}]*\"shape\":\\[3]");
        assertThat(SafeTensors.read(file()).metadata()).containsEntry("format", "pt");
    }

    @Test
    void drawsGoOnWhereTheyStopped() {
        var whole = new DrawingLine();
        trainer(whole).checkpointing(Checkpoints.to(file())).train(2);
        assertThat(whole.drawn()).isEqualTo(6);
        var resumed = new DrawingLine();
        trainer(resumed).resuming(file()).train(3);
        assertThat(resumed.drawn()).isEqualTo(6 + 3);
    }

    @Test
    void aRequestIsHeardBetweenEpochsButNotAfterTheLast() {
        var one = trainer(LinearFit.mean(0.5)).batches(DATA, 5).interruptedBy(() -> true);
        assertThat(one.train(1).reason()).isEqualTo(StopReason.EPOCHS);
        var stopped = one.train(2);
        assertThat(stopped.reason()).isEqualTo(StopReason.INTERRUPTED);
        assertThat(stopped.sentence()).isEqualTo("interrupted after epoch 1");
        assertThat(one.checkpointing(Checkpoints.to(file())).train(2).sentence())
                .isEqualTo("interrupted after epoch 1; " + file() + " holds all that is needed to go on");
    }
}
