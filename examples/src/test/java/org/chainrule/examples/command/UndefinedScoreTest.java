package org.chainrule.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R² where the targets do not vary: no number says it. */
class UndefinedScoreTest {

    private static final String UNDEFINED = "undefined (it needs at least two different targets)";

    @TempDir
    Path folder;

    /** Of six rows one is for the score. */
    @Test
    void aTestPartOfOneExampleHasNone() throws IOException {
        var run = run("train", "--epochs", 2, "--out", folder.resolve("out"));
        assertThat(run.out())
                .contains("R² on 1 example never seen: " + UNDEFINED + ", root mean square error ")
                .contains("(always saying the mean: 0)");
        assertThat(Files.readString(folder.resolve("out/index.html")))
                .contains("R² on 1 example never seen: " + UNDEFINED)
                .doesNotContain("NaN")
                .doesNotContain("∞");
    }

    @Test
    void neitherDoesAComparison() {
        assertThat(run("compare", "--epochs", 2, "--optimizers", "sgd").out())
                .contains(" undefined")
                .doesNotContain("∞");
    }

    @Test
    void foldsOfOneExampleHaveNoneAndNoMean() {
        assertThat(run("train", "--epochs", 2, "--folds", 6).out())
                .contains("Fold 1: R² on 1 example never seen: " + UNDEFINED)
                .contains("R² over 6 folds: undefined, since the targets of 6 of them do not vary; give fewer --folds")
                .doesNotContain("NaN");
    }

    private CommandLineRun run(String command, Object... more) {
        var words = new ArrayList<Object>(List.of(command, "--data", SampleFiles.plane(folder, 6)));
        words.addAll(List.of(more));
        var run = CommandLineRun.of(words.toArray());
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }
}
