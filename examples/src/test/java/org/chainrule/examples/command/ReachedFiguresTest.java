package org.chainrule.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the command line must reach on the sets that everybody knows. It takes minutes, so it runs only when asked for, with
 * {@code -Dchainrule.figures=true}.
 */
@EnabledIfSystemProperty(
        named = "chainrule.figures",
        matches = "true",
        disabledReason = "minutes; -Dchainrule.figures=true")
class ReachedFiguresTest {

    private static final int SEED = 42;

    @TempDir
    Path folder;

    @Test
    void digitsReachNinetyEightPercentWithinTenEpochs() {
        double reached =
                accuracy("mnist", "--arch", "784-256-128-10", "--epochs", "6", "--rate", "0.002", "--batch", "128");
        assertThat(reached).isGreaterThanOrEqualTo(98);
    }

    @Test
    void clothesReachEightyEightPercentWithinTenEpochs() {
        double reached = accuracy(
                "fashion_mnist", "--arch", "784-256-128-10", "--epochs", "10", "--rate", "0.002", "--batch", "128");
        assertThat(reached).isGreaterThanOrEqualTo(88);
    }

    @Test
    void tumoursReachNinetyFivePercentByCrossValidation() {
        var out = run("breast_cancer_wdbc/wdbc.data", "--folds", "10", "--epochs", "40", "--decay", "0.01");
        assertThat(figure(out, "Accuracy over 10 folds: ([\\d.]+) %.*")).isGreaterThanOrEqualTo(95);
    }

    @Test
    void airfoilsReachAnR2Of85() {
        var out = run("airfoil/airfoil_self_noise.dat", "--epochs", "300");
        assertThat(figure(out, "R² on \\d+ examples never seen: ([\\d.]+),.*")).isGreaterThanOrEqualTo(0.85);
    }

    private double accuracy(String file, String... more) {
        return figure(run(file, more), "Accuracy on 10000 examples never seen: ([\\d.]+) %.*");
    }

    private String run(String file, String... more) {
        var words = new ArrayList<Object>(List.of("train", "--data", CommandLineRun.realData(file), "--seed", SEED));
        words.addAll(List.of(more));
        if (!words.contains("--folds")) { // which writes no files
            words.addAll(List.of("--out", folder));
        }
        long begun = System.nanoTime();
        var run = CommandLineRun.of(words.toArray());
        assertThat(run.code()).as(run.err()).isZero();
        run.out()
                .lines()
                .filter(line -> line.matches("(Accuracy|R²) .*\\d.*"))
                .forEach(line -> System.out.println(
                        file + ", seed " + SEED + ", " + Console.seconds(System.nanoTime() - begun) + ": " + line));
        return run.out();
    }

    private static double figure(String out, String pattern) {
        var line = out.lines().filter(one -> one.matches(pattern)).findFirst().orElseThrow();
        return Double.parseDouble(line.replaceAll(pattern, "$1"));
    }
}
