package org.chainrule.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictAndEvaluateTest {

    @TempDir
    Path folder;

    @Test
    void rawRowsInAnyColumnOrderGetAClass() throws IOException {
        var model = trained(SampleFiles.moons(folder, 200));
        // The moons' upper arc goes through (0, 1), the lower through (1, -0.5).
        var rows = SampleFiles.text(folder, "new.csv", "y,x\n1,0\n-0.5,1\n");
        var run = CommandLineRun.of("predict", "--model", model, "--data", rows, "--csv", folder.resolve("p.csv"));
        assertThat(run.code()).as(run.err()).isZero();
        var lines = Files.readAllLines(folder.resolve("p.csv"));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("probability of up,probability of down,class");
        assertThat(lines.get(1)).endsWith(",up");
        assertThat(lines.get(2)).endsWith(",down");
        var cells = lines.get(1).split(",");
        // Two doubles that each carry a rounding of at most 2⁻⁵³ sum to 1 within 2⁻⁵².
        assertThat(Math.abs(Double.parseDouble(cells[0]) + Double.parseDouble(cells[1]) - 1))
                .isLessThanOrEqualTo(0x1p-52);
    }

    @Test
    void predictionsDoNotReplaceWhatTheyAreMadeFrom() throws IOException {
        var model = trained(SampleFiles.moons(folder, 200));
        var rows = SampleFiles.text(folder, "new.csv", "y,x\n1,0\n");
        var beside = folder.resolve(".").resolve("new.csv");
        var run = CommandLineRun.of("predict", "--model", model, "--data", rows, "--csv", beside);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("the file of --data and would be overwritten");
        assertThat(rows).hasContent("y,x\n1,0\n");
        var onModel = CommandLineRun.of("predict", "--model", model, "--data", rows, "--csv", model);
        assertThat(onModel.code()).isEqualTo(2);
        assertThat(onModel.err()).contains("the file of --model and would be overwritten");
    }

    @Test
    void valuesComeInTheUnitsOfTheData() {
        var model = trained(SampleFiles.plane(folder, 200));
        var rows = SampleFiles.text(folder, "new.csv", "a,b\n5,5\n8,2\n");
        var run = CommandLineRun.of("predict", "--model", model, "--data", rows);
        assertThat(run.code()).as(run.err()).isZero();
        var lines = run.out().lines().toList();
        assertThat(lines.get(0)).isEqualTo("y");
        // 3 a − 2 b + 10 is 15 and 30; a tenth of their distance tells right scaling from none.
        assertThat(Math.abs(Double.parseDouble(lines.get(1)) - 15)).isLessThan(1.5);
        assertThat(Math.abs(Double.parseDouble(lines.get(2)) - 30)).isLessThan(1.5);
    }

    /** y = 2 a + 1, and a class by a word, which takes a file without a header. */
    @Test
    void aModelOfOneColumnTakesATableOfOneColumn() {
        var text = new StringBuilder("a,y\n");
        var words = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            text.append(i / 10.0).append(',').append(2 * i / 10.0 + 1).append('\n');
            words.append(i % 2 == 0 ? "left,negative\n" : "right,positive\n");
        }
        var model = trained(SampleFiles.text(folder, "line.csv", text.toString()));
        var run = CommandLineRun.of(
                "predict", "--model", model, "--data", SampleFiles.text(folder, "new.csv", "a\n2\n6\n"));
        assertThat(run.code()).as(run.err()).isZero();
        var lines = run.out().lines().toList();
        // 5 and 13; a tenth of their distance tells right scaling from none.
        assertThat(Math.abs(Double.parseDouble(lines.get(1)) - 5)).isLessThan(0.8);
        assertThat(Math.abs(Double.parseDouble(lines.get(2)) - 13)).isLessThan(0.8);

        var named = trained(SampleFiles.text(folder, "words.csv", words.toString()), "--target", "2");
        var classes = CommandLineRun.of(
                "predict", "--model", named, "--data", SampleFiles.text(folder, "w.csv", "right\nleft\nright\n"));
        assertThat(classes.code()).as(classes.err()).isZero();
        assertThat(classes.out().lines().map(line -> line.replaceAll(".*,", "")))
                .containsExactly("class", "positive", "negative", "positive");
    }

    @Test
    void rowsThatMissAValueKeepTheirPlaceAndAreSaid() {
        var model = trained(SampleFiles.moons(folder, 100));
        var rows = SampleFiles.text(folder, "e.csv", "x,y\n0,1\n?,2\n1,-0.5\n3,\n");
        var run = CommandLineRun.of("predict", "--model", model, "--data", rows);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("misses a value in 2 of 4 rows");
        assertThat(run.out().lines().map(line -> line.replaceAll("[\\d.E-]+,", "#,")))
                .containsExactly("probability of up,probability of down,class", "#,#,up", ",,", "#,#,down", ",,");
        var labelled = SampleFiles.text(folder, "l.csv", "x,y,side\n0,1,up\n?,2,up\n1,-0.5,down\n");
        var scored = CommandLineRun.of("evaluate", "--model", model, "--data", labelled);
        assertThat(scored.code()).as(scored.err()).isZero();
        assertThat(scored.err()).contains("1 rows with missing values dropped");
        assertThat(scored.out()).contains("Accuracy on 2 examples: 100.00 %");
    }

    @Test
    void missingAndUnknownColumnsAreRefusedWithTheirNames() {
        var model = trained(SampleFiles.moons(folder, 100));
        var columns = CommandLineRun.of(
                "predict", "--model", model, "--data", SampleFiles.text(folder, "n.csv", "x,z\n1,2\n3,4\n"));
        assertThat(columns.code()).isEqualTo(2);
        assertThat(columns.err()).contains("missing y; unknown z").contains("it takes x, y");
        var none = CommandLineRun.of("predict", "--model", model, "--data", folder.resolve("none.csv"));
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("is not there");
    }

    @Test
    void aHeaderWithoutRowsAndATruncatedModelAreRefused() throws IOException {
        var model = trained(SampleFiles.moons(folder, 100));
        var header =
                CommandLineRun.of("predict", "--model", model, "--data", SampleFiles.text(folder, "h.csv", "x,y\n"));
        assertThat(header.code()).isEqualTo(2);
        assertThat(header.err()).contains("missing x, y", "no header was found", "a row below it");
        var bytes = Files.readAllBytes(model);
        var cut = SampleFiles.bytes(folder, "cut.safetensors", Arrays.copyOf(bytes, bytes.length - 8));
        var rows = SampleFiles.text(folder, "r.csv", "x,y\n1,2\n");
        var truncated = CommandLineRun.of("predict", "--model", cut, "--data", rows);
        assertThat(truncated.code()).isEqualTo(2);
        assertThat(truncated.err()).contains("cut.safetensors", "the file is truncated, so fetch it again");
        var target = CommandLineRun.of("predict", "--model", model, "--data", rows, "--csv", rows.resolve("p.csv"));
        assertThat(target.code()).isEqualTo(2);
        assertThat(target.err()).contains("p.csv").doesNotContain("Exception");
    }

    @Test
    void imagesHaveNoColumns() {
        var digits = SampleFiles.digits(folder.resolve("digits"), 2051, 0, 0);
        var model = trained(digits, "--epochs", 1);
        var run = CommandLineRun.of("evaluate", "--model", model, "--data", digits, "--target", "y");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--target: found \"y\"", "folder of images", "leave --target out");
    }

    @Test
    void confusionNamesClassesAsTheModelDoesWhateverTheOrderOfTheFile() {
        var model = trained(SampleFiles.moons(folder, 200));
        var rows = SampleFiles.text(folder, "later.csv", "x,y,side\n1,-0.5,down\n0,1,up\n1,-0.4,down\n");
        var run = CommandLineRun.of("evaluate", "--model", model, "--data", rows);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("Accuracy on 3 examples: 100.00 %").contains("precision");
        var swapped = SampleFiles.text(folder, "w.csv", "x,y,side\n1,-0.5,up\n0,1,down\n1,-0.4,down\n");
        assertThat(CommandLineRun.of("evaluate", "--model", model, "--data", swapped)
                        .out())
                .contains("Accuracy on 3 examples: 33.33 %");
        var other = SampleFiles.text(folder, "o.csv", "x,y,side\n1,-0.5,left\n0,1,up\n");
        var refused = CommandLineRun.of("evaluate", "--model", model, "--data", other);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("class \"left\"").contains("up, down");
    }

    @Test
    void numbersAreScoredInTheirOwnUnits() {
        var data = SampleFiles.plane(folder, 200);
        var run = CommandLineRun.of("evaluate", "--model", trained(data), "--data", data);
        assertThat(run.code()).as(run.err()).isZero();
        double r2 = Double.parseDouble(run.out().strip().replaceAll("R² ([\\d.]+), RMSE [\\d.]+, MAE .*", "$1"));
        assertThat(r2).isGreaterThan(0.99);
    }

    @Test
    void oneNumberIsScoredWithoutTheShareOfAVarianceThatItHasNot() {
        var model = trained(SampleFiles.plane(folder, 200));
        var run = CommandLineRun.of(
                "evaluate", "--model", model, "--data", SampleFiles.text(folder, "one.csv", "a,b,y\n5,5,15\n"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().strip())
                .matches(
                        "R² undefined \\(it needs at least two different targets\\), RMSE (\\S+), MAE \\1 over 1 element");
    }

    @Test
    void imagesAreScoredWithTheirLikeliestFive() {
        var digits = SampleFiles.digits(folder.resolve("digits"), 2051, 0, 0);
        var model = trained(digits, "--epochs", 40, "--arch", "4-8-10");
        var run = CommandLineRun.of("evaluate", "--model", model, "--data", digits);
        assertThat(run.out()).contains("Accuracy on 40 examples: 100.00 %").contains("Among the 5 likeliest: 100.00 %");
        var predicted = CommandLineRun.of("predict", "--model", model, "--data", digits);
        assertThat(predicted.out().lines().toList()).hasSize(41);
        assertThat(predicted.out().lines().skip(1).findFirst().orElseThrow()).endsWith(",0");
    }

    private Path trained(Path data, Object... more) {
        var words = new java.util.ArrayList<Object>(
                java.util.List.of("train", "--data", data, "--kernels", "java", "--out", folder.resolve("out")));
        words.addAll(java.util.List.of(more));
        var run = CommandLineRun.of(words.toArray());
        assertThat(run.code()).as(run.err()).isZero();
        return folder.resolve("out/model.safetensors");
    }
}
