package org.chainrule.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.chainrule.autodiff.model.Model;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Losses;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

    @TempDir
    Path folder;

    @Test
    void tableOfClassesIsLearnedReportedAndSaved() throws IOException {
        var run = train(SampleFiles.moons(folder, 200));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("140 examples to train on, 30 to watch, 30 for the final score; 2 inputs, 2 classes")
                .contains("target side of 2 classes")
                .contains("Recipe: 2-16-2, relu, softmax-cross-entropy, adam 0.01 falling")
                .contains("Accuracy on 30 examples never seen: ")
                .containsPattern("Trained in \\d+\\.\\d s; kernels: java");
        var html = Files.readString(folder.resolve("out/index.html"));
        assertThat(PageRules.problems(html)).isEmpty();
        assertThat(Jsoup.parse(html).select("polyline.curve")).hasSize(4);
        var model = Model.load(folder.resolve("out/model.safetensors"));
        assertThat(model.classNames()).containsExactly("up", "down");
        assertThat(model.inputNames()).containsExactly("x", "y");
        assertThat(model.inputs()).isPresent();
    }

    @Test
    void tableOfNumbersIsScoredInItsOwnUnits() throws IOException {
        var run = train(SampleFiles.plane(folder, 200));
        assertThat(run.code()).as(run.err()).isZero();
        var score = run.out()
                .lines()
                .filter(line -> line.startsWith("R²"))
                .findFirst()
                .orElseThrow();
        // A plane is within reach of the network: nearly all of the variance must be explained.
        assertThat(Double.parseDouble(score.replaceAll(".*never seen: ([\\d.]+),.*", "$1")))
                .isGreaterThan(0.99);
        // Its values spread over tens of units; a score in standardised units would say about 1 for the mean.
        assertThat(Double.parseDouble(score.replaceAll(".*the mean: ([\\d.]+)\\)", "$1")))
                .isGreaterThan(5);
        assertThat(PageRules.problems(Files.readString(folder.resolve("out/index.html"))))
                .isEmpty();
    }

    /** 60 epochs are told of by every third; the one that patience ends with is told of whichever it is. */
    @Test
    void anEarlyEndIsSaidBelowItsLastEpoch() {
        for (int patience = 1; patience <= 3; patience++) {
            var run = train(SampleFiles.moons(folder, 100), "--epochs", 60, "--rate", 0.1, "--patience", patience);
            assertThat(run.code()).as(run.err()).isZero();
            var lines = run.out().lines().toList();
            int end = IntStream.range(0, lines.size())
                    .filter(i -> lines.get(i).startsWith("Training stopped after epoch "))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(run.out()));
            String epoch = lines.get(end)
                    .replaceAll("Training stopped after epoch (\\d+): the validation loss has not improved .*", "$1");
            assertThat(Integer.parseInt(epoch)).isLessThan(60);
            assertThat(lines.subList(0, end).stream().filter(line -> line.startsWith(" ")))
                    .last()
                    .asString()
                    .matches(" +" + epoch + " .*");
        }
        assertThat(train(SampleFiles.moons(folder, 100), "--epochs", 2).out()).doesNotContain("stopped");
    }

    @Test
    void folderOfImagesUsesItsOwnTestPart() {
        var run = train(SampleFiles.digits(folder.resolve("digits"), 2051, 0, 0), "--epochs", 40, "--arch", "4-8-10");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("220 examples to train on, 20 to watch, 40 for the final score; 4 inputs, 10 classes")
                .contains("FLOAT32")
                .contains("Accuracy on 40 examples never seen: 100.00 %");
    }

    @Test
    void sameSeedSameBytes() throws IOException {
        var moons = SampleFiles.moons(folder, 100);
        train(moons, "--epochs", 3);
        var html = Files.readString(folder.resolve("out/index.html"));
        var model = Files.readAllBytes(folder.resolve("out/model.safetensors"));
        train(moons, "--epochs", 3);
        assertThat(Files.readString(folder.resolve("out/index.html"))).isEqualTo(html);
        assertThat(Files.readAllBytes(folder.resolve("out/model.safetensors"))).isEqualTo(model);
        train(moons, "--epochs", 3, "--seed", 5);
        assertThat(Files.readAllBytes(folder.resolve("out/model.safetensors"))).isNotEqualTo(model);
    }

    @Test
    void everyLossThatFitsTrains() {
        var moons = SampleFiles.moons(folder, 100);
        assertAccurate(moons, "--loss", "binary-cross-entropy-with-logits", "--arch", "2-16-1");
        assertAccurate(moons, "--arch", "2-16-1");
        assertAccurate(moons, "--loss", "binary-cross-entropy", "--arch", "2-16-1");
        assertAccurate(moons, "--loss", "categorical-cross-entropy");
        assertAccurate(moons, "--loss", "squared-error");
    }

    @Test
    void everyLossOfTheIndexTrainsOrSaysThatItDoesNotFit() {
        var trained = new java.util.TreeSet<String>();
        for (Path data : java.util.List.of(SampleFiles.moons(folder, 60), SampleFiles.plane(folder, 60))) {
            for (Loss loss : Losses.all()) {
                var run = train(data, "--loss", loss.name(), "--epochs", 1, "--quiet");
                assertThat(run.code())
                        .as("%s: %s", loss.name(), run.err())
                        .isEqualTo(run.err().contains("does not fit") ? 2 : 0);
                if (run.code() == 0) {
                    trained.add(loss.name());
                }
            }
        }
        assertThat(trained)
                .contains("absolute-error", "binary-focal", "kl-divergence", "poisson-nll-with-rates")
                .doesNotContain("hinge");
    }

    /** Naming the most frequent class gives one half; 75 % of 16 examples is beyond it by two standard deviations. */
    private void assertAccurate(Path data, Object... more) {
        var run = train(data, more);
        assertThat(run.code()).as(run.err()).isZero();
        var score = run.out()
                .lines()
                .filter(line -> line.startsWith("Accuracy"))
                .findFirst()
                .orElseThrow();
        assertThat(Double.parseDouble(score.replaceAll(".*seen: ([\\d.]+) %.*", "$1")))
                .isGreaterThanOrEqualTo(75);
    }

    @Test
    void quietPrintsResultsOnly() {
        var run = train(SampleFiles.moons(folder, 100), "--epochs", 2, "--quiet");
        assertThat(run.out().lines().toList()).hasSize(3);
        assertThat(run.out()).startsWith("Accuracy on");
    }

    @Test
    void divergedTrainingIsRefusedWithARemedy() {
        var run = train(SampleFiles.plane(folder, 100), "--rate", "1e300", "--optimizer", "sgd");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("diverged").contains("lower --rate");
    }

    private CommandLineRun train(Path data, Object... more) {
        var words = new java.util.ArrayList<Object>(
                java.util.List.of("train", "--data", data, "--kernels", "java", "--out", folder.resolve("out")));
        words.addAll(java.util.List.of(more));
        return CommandLineRun.of(words.toArray());
    }
}
