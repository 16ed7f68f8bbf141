package org.chainrule.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeCommandTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--dropout 0.2 --decay 0.001 --clip 1 --accumulate 2",
                "--average ema",
                "--average swa --schedule one-cycle",
                "--patience 50 --optimizer momentum --rate 0.1 --schedule warmup-cosine"
            })
    void interruptedAndResumedIsTheSameModelAsUninterrupted(String more) throws IOException {
        var moons = SampleFiles.moons(folder, 100);
        CommandLineRun.of(words(moons, "whole", more).toArray());

        var interruption = new Interruption();
        interruption.ask(); // after the first update of the first epoch
        var out = new ByteArrayOutputStream();
        int code = ChainruleCommand.interruptible(
                words(moons, "cut", more),
                interruption,
                CommandLineRun.settings(out, folder).console());
        assertThat(code).as(out.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("go on with: chainrule resume");
        assertThat(folder.resolve("cut/model.safetensors")).doesNotExist();

        var resumed = CommandLineRun.of("resume", folder.resolve("cut"));
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(Files.readAllBytes(folder.resolve("cut/model.safetensors")))
                .isEqualTo(Files.readAllBytes(folder.resolve("whole/model.safetensors")));
    }

    /** The cut training has told of an epoch that its checkpoint does not hold; the resumed one tells of it again, once. */
    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "csv"})
    void theLogGoesOnWhereTheCheckpointIs(String ending) throws IOException {
        var moons = SampleFiles.moons(folder, 100);
        var log = folder.resolve("cut." + ending);
        var whole = folder.resolve("whole." + ending);
        String more = "--schedule constant --statistics --log ";
        CommandLineRun.of(words(moons, "whole", more + whole).toArray());
        CommandLineRun.of(words(moons, "cut", more + log + " --epochs 2").toArray());
        int epochLines = 3; // one of the epoch, in JSON one of each of the two layers
        var lines = Files.readAllLines(whole);
        var told = lines.subList(0, ending.equals("csv") ? 4 : 1 + 3 * epochLines);
        Files.write(log, told);
        var resumed = CommandLineRun.of("resume", folder.resolve("cut"), "--epochs", 5);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(Files.readAllLines(log).stream().filter(line -> !line.contains("\"event\":\"start\"")))
                .containsExactlyElementsOf(lines.stream()
                        .filter(line -> !line.contains("\"event\":\"start\""))
                        .toList());
    }

    @Test
    void moreEpochsGoOnFromTheEnd() throws IOException {
        var moons = SampleFiles.moons(folder, 100);
        CommandLineRun.of(words(moons, "long", "--schedule constant").toArray());
        CommandLineRun.of(
                words(moons, "short", "--schedule constant --epochs 2").toArray());
        var resumed = CommandLineRun.of("resume", folder.resolve("short/checkpoint.safetensors"), "--epochs", 5);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(Files.readAllBytes(folder.resolve("short/model.safetensors")))
                .isEqualTo(Files.readAllBytes(folder.resolve("long/model.safetensors")));
    }

    @Test
    void anotherNumberOfEpochsIsRefusedWhereTheScheduleWasLaidOutForIts() {
        var moons = SampleFiles.moons(folder, 100);
        for (String more : List.of("", "--schedule cosine", "--schedule constant --average swa")) {
            CommandLineRun.of(words(moons, "laid", more + (more.isEmpty() ? "" : " ") + "--epochs 2")
                    .toArray());
            var refused = CommandLineRun.of("resume", folder.resolve("laid"), "--epochs", 5);
            assertThat(refused.code()).as(more).isEqualTo(2);
            assertThat(refused.err())
                    .contains("laid out for its number of epochs", "train anew with --schedule constant")
                    .contains(more.isEmpty() ? "--schedule falling" : more.replaceAll(".*(--.*)", "$1"));
            assertThat(refused.err().lines()).hasSize(1);
        }
        CommandLineRun.of(words(moons, "open", "--schedule plateau --epochs 2").toArray());
        assertThat(CommandLineRun.of("resume", folder.resolve("open"), "--epochs", 5)
                        .code())
                .isZero();
    }

    @Test
    void aTrainingThatHadFinishedSaysSoAndHowToGoOn() throws IOException {
        var moons = SampleFiles.moons(folder, 100);
        CommandLineRun.of(words(moons, "open", "--schedule constant").toArray());
        var model = Files.readAllBytes(folder.resolve("open/model.safetensors"));
        var again = CommandLineRun.of("resume", folder.resolve("open"));
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out())
                .contains("This training had finished: all of its 5 epochs are made")
                .contains(
                        "To go on: chainrule resume " + folder.resolve("open/checkpoint.safetensors") + " --epochs 10")
                .doesNotContain("validation loss");
        assertThat(folder.resolve("open/model.safetensors")).hasBinaryContent(model);
        var on = CommandLineRun.of("resume", folder.resolve("open"), "--epochs", 10);
        assertThat(on.code()).as(on.err()).isZero();
        assertThat(on.out()).doesNotContain("had finished").contains("validation loss");

        var less = CommandLineRun.of("resume", folder.resolve("open"), "--epochs", 3);
        assertThat(less.code()).isEqualTo(2);
        assertThat(less.err()).contains("--epochs: found 3", "has 10 epochs behind it", "give at least 10");

        CommandLineRun.of(words(moons, "laid", "").toArray());
        var laid = CommandLineRun.of("resume", folder.resolve("laid"), "--quiet");
        assertThat(laid.out())
                .contains("all of its 5 epochs are made", "Its --schedule falling was laid out for 5")
                .contains("train anew")
                .doesNotContain("Recipe");
    }

    @Test
    void aTrainingThatPatienceEndedMakesNoFurtherEpochAndSaysSo() throws IOException {
        var moons = SampleFiles.moons(folder, 100);
        var log = folder.resolve("log.csv");
        String more = "--schedule constant --patience 2 --epochs 60 --rate 0.1 --log " + log;
        var first = CommandLineRun.of(words(moons, "ended", more).toArray());
        assertThat(first.code()).as(first.err()).isZero();
        var lines = Files.readAllLines(log);
        int made = lines.size() - 1; // but for the header
        assertThat(made).isLessThan(60);
        var model = Files.readAllBytes(folder.resolve("ended/model.safetensors"));
        for (var epochs : List.of(List.of(), List.of("--epochs", "90"))) {
            var line = new ArrayList<Object>(List.of("resume", folder.resolve("ended")));
            line.addAll(epochs);
            var again = CommandLineRun.of(line.toArray());
            assertThat(again.code()).as(again.err()).isZero();
            assertThat(again.out())
                    .contains("This training had finished", "--patience 2")
                    .contains("stopped after epoch " + made + ": the validation loss has not improved since epoch "
                            + (made - 2))
                    .contains("train anew with a larger --patience")
                    .doesNotContain("To go on");
            assertThat(folder.resolve("ended/model.safetensors")).hasBinaryContent(model);
            assertThat(log).hasContent(String.join("\n", lines));
        }
    }

    @Test
    void missingOrForeignCheckpointsAreRefused() {
        var missing = CommandLineRun.of("resume", folder);
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("is not there").contains("give the folder");
        CommandLineRun.of(words(SampleFiles.moons(folder, 100), "m", "").toArray());
        var model = CommandLineRun.of("resume", folder.resolve("m/model.safetensors"));
        assertThat(model.code()).isEqualTo(2);
        assertThat(model.err()).contains("checkpoint");
    }

    private List<String> words(Path data, String out, String more) {
        var words = new ArrayList<>(List.of("train", "--data", data.toString(), "--kernels", "java"));
        words.addAll(List.of("--out", folder.resolve(out).toString()));
        if (!more.contains("--epochs")) {
            words.addAll(List.of("--epochs", "5"));
        }
        if (!more.isEmpty()) {
            words.addAll(List.of(more.split(" ")));
        }
        return words;
    }
}
