package org.chainrule.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code compare}, {@code lr-find} and the options of {@code train} that try, add and record. */
class TrialCommandsTest {

    @TempDir
    Path folder;

    @Test
    void optimizersAreComparedInOneTableAndOneChart() throws IOException {
        var run = run("compare", "--optimizers", "sgd:0.1,momentum,adam", "--epochs", 5, "--out", folder.resolve("c"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines().filter(line -> line.matches("(sgd:0.1|momentum|adam) .*%")))
                .hasSize(3);
        var html = Files.readString(folder.resolve("c/compare.html"));
        assertThat(PageRules.problems(html)).isEmpty();
        assertThat(Jsoup.parse(html).select("svg polyline.curve")).hasSize(3);
    }

    @Test
    void anOptimizerThatDivergesDoesNotCostTheOthers() {
        var run = run("compare", "--optimizers", "sgd:1e200,adam", "--epochs", 2);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines()).anyMatch(line -> line.matches("sgd:1e200 +1e200 +diverged .* it diverged"));
        assertThat(run.out().lines()).anyMatch(line -> line.matches("adam +.*%"));
    }

    @Test
    void everyOptimizerStartsFromTheSameWeights() {
        var once = run("compare", "--optimizers", "sgd,adam", "--epochs", 2)
                .out()
                .lines()
                .toList();
        var other = run("compare", "--optimizers", "adam,sgd", "--epochs", 2)
                .out()
                .lines()
                .toList();
        assertThat(once.get(4)).startsWith("adam ");
        assertThat(other.get(3)).isEqualTo(once.get(4));
        assertThat(other.get(4)).isEqualTo(once.get(3));
    }

    @Test
    void rateSearchSuggestsARateAndDrawsTheLoss() throws IOException {
        var run = run("lr-find", "--out", folder.resolve("r"));
        assertThat(run.code()).as(run.err()).isZero();
        var line = run.out()
                .lines()
                .filter(one -> one.contains("Suggested"))
                .findFirst()
                .orElseThrow();
        double suggested = Double.parseDouble(line.replaceAll(".*--rate ", ""));
        double lowest = Double.parseDouble(line.replaceAll(".*is smallest at ([^ ]*)\\. Suggested.*", "$1"));
        assertThat(suggested).as(line).isGreaterThan(1e-7).isLessThan(lowest); // the first rate tried
        var html = Files.readString(folder.resolve("r/lr-find.html"));
        assertThat(PageRules.problems(html)).isEmpty();
        assertThat(Jsoup.parse(html).select("svg polyline.curve")).hasSize(2);
        assertThat(Jsoup.parse(html).select("svg text").eachText()).contains("learning rate, logarithmic");
    }

    @Test
    void foldsGiveMeanAndDeviationAndNoModel() {
        var run = run("train", "--folds", 4, "--epochs", 30);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("Accuracy over 4 folds: [\\d.]+ % \\(deviation [\\d.]+ points\\)");
        assertThat(run.out().lines().filter(line -> line.startsWith("Fold "))).hasSize(4);
        var unused = run("train", "--folds", 4, "--out", folder.resolve("f"), "--statistics");
        assertThat(unused.code()).isEqualTo(2);
        assertThat(unused.err()).contains("found --out and --statistics too", "writes no files", "leave --out and");
        assertThat(folder.resolve("f")).doesNotExist();
    }

    @Test
    void logHasALinePerEpochInTheFormatOfItsEnding() throws IOException {
        run("train", "--epochs", 3, "--log", folder.resolve("a.jsonl"), "--out", folder);
        assertThat(Files.readAllLines(folder.resolve("a.jsonl")))
                .filteredOn(line -> line.contains("\"event\":\"epoch\""))
                .hasSize(3);
        run("train", "--epochs", 3, "--log", folder.resolve("a.csv"), "--out", folder);
        assertThat(Files.readAllLines(folder.resolve("a.csv"))).hasSize(4);
    }

    @Test
    void statisticsTellOfEveryLayerOnTheScreenAndInTheLog() throws IOException {
        var log = folder.resolve("s.jsonl");
        var plain = run("train", "--epochs", 2, "--out", folder.resolve("plain"));
        var run = run("train", "--epochs", 2, "--statistics", "--log", log, "--out", folder.resolve("told"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines().filter(line -> line.matches(" +hidden1: outputs .*; dead \\d+ of 16; .*")))
                .hasSize(2);
        assertThat(run.out()).contains("vanishing, exploding: ").contains("dead: ");
        assertThat(plain.out()).doesNotContain("outputs").doesNotContain("vanishing, exploding");
        assertThat(Files.readAllLines(log))
                .filteredOn(line -> line.contains("\"event\":\"layer\""))
                .hasSize(4);
        assertThat(folder.resolve("told/model.safetensors"))
                .as("looking changes nothing")
                .hasBinaryContent(Files.readAllBytes(folder.resolve("plain/model.safetensors")));
    }

    @Test
    void whatIsOutOfRangeIsRefusedInOneSentence() {
        assertRefused("--dropout", "1", "below 1");
        assertRefused("--decay", "-1", "at least 0");
        assertRefused("--clip", "0", "above 0");
        assertRefused("--accumulate", "0", "at least 1");
        assertRefused("--average", "mean", "ema or swa");
        assertRefused("--patience", "0", "at least 1");
        assertRefused("--folds", "1", "at least 2");
        assertRefused("--log", "a.txt", ".jsonl");
        assertRefused("--schedule", "none", "warmup-cosine");
        var twice = run("compare", "--optimizers", "sgd,sgd");
        assertThat(twice.code()).isEqualTo(2);
        assertThat(twice.err()).contains("twice");
        var unused = run("compare", "--optimizers", "sgd:0.1,adam:0.01", "--rate", "0.5");
        assertThat(unused.code()).isEqualTo(2);
        assertThat(unused.err()).contains("--rate: found 0.5", "a rate of its own", "leave --rate out");
    }

    private void assertRefused(String option, String value, String remedy) {
        var run = run("train", option, value);
        assertThat(run.code()).as(option).isEqualTo(2);
        assertThat(run.err()).contains(option).contains(remedy);
        assertThat(run.err().lines().toList()).hasSize(1);
    }

    private CommandLineRun run(String command, Object... more) {
        var words = new java.util.ArrayList<Object>(
                java.util.List.of(command, "--data", SampleFiles.moons(folder, 200), "--kernels", "java"));
        words.addAll(java.util.List.of(more));
        return CommandLineRun.of(words.toArray());
    }
}
