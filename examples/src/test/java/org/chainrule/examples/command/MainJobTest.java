package org.chainrule.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.chainrule.autodiff.model.Model;
import org.chainrule.core.Precision;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.io.SafeTensors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MainJobTest {

    /**
     * SHA-256 of index.html followed by model.safetensors, for seed 42 with the java kernels; the same on every JDK and
     * machine. When a change of report, training or kernels is meant, run this class and copy the hash that the failure of
     * {@link #bytesAreThoseOfEveryJdk} prints.
     */
    private static final String PIN = "b5e461e19d7d9b5aef28351b1836f53bbd989ee50f4be3a379bce0f868cbd14a";

    private Path folder = Path.of("");
    private CommandLineRun run = new CommandLineRun(-1, "", "");
    private String html = "";

    @BeforeAll
    void runOnce(@TempDir Path temporary) throws IOException {
        folder = temporary;
        run = CommandLineRun.of("--out", folder.resolve("a"));
        html = Files.readString(folder.resolve("a/index.html"));
    }

    @Test
    void endsWellAndSaysWhatItDidAndWhereItWrote() {
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("Gradients before training: PASS, 8 random signed directions")
                .contains("Gradients after training: PASS, 8 random signed directions")
                .contains("would have been noticed")
                .contains("hidden1")
                .contains("Report: " + folder.resolve("a/index.html"))
                .contains("Model:  " + folder.resolve("a/model.safetensors"));
    }

    /** What is compared twice is said, so that the counts of screen, tile and table add up. */
    @Test
    void countsOfTheGradientChecksAddUp() {
        var counts = run.out()
                .lines()
                .filter(line -> line.startsWith("Gradients "))
                .map(line -> line.replaceAll(
                        ".*PASS, (\\d+) random signed directions and (\\d+) coordinates compared by differences, (\\d+)"
                                + " directions by dual numbers too \\((\\d+) comparisons\\)",
                        "$1 $2 $3 $4"))
                .map(line -> Arrays.stream(line.split(" "))
                        .mapToLong(Long::parseLong)
                        .toArray())
                .toList();
        assertThat(counts)
                .hasSize(2)
                .allSatisfy(count -> assertThat(count[0] + count[1] + count[2]).isEqualTo(count[3]));
        long total = counts.stream().mapToLong(count -> count[3]).sum();
        var page = Jsoup.parse(html);
        assertThat(page.select(".tiles li").eachText())
                .anySatisfy(tile -> assertThat(tile).contains("gradient check, " + total + " comparisons"));
        long after = page.select("table:contains(what was varied) tbody tr").stream()
                .mapToLong(row -> Long.parseLong(row.select("td").get(0).text()))
                .sum();
        assertThat(after).isEqualTo(counts.get(1)[3]);
    }

    /** A layer with a large share of saturated outputs may be well; then it is said up to which share. */
    @Test
    void theDiagnosisNamesItsThresholds() {
        for (String text : List.of(run.out(), Jsoup.parse(html).text())) {
            assertThat(text)
                    .contains("A layer is well that stays below each of these:")
                    .contains("saturated: less than 10 % of the steepest slope", "from 50 % of all outputs on")
                    .contains("dead: slope exactly 0", "remarked on from 10 % of a layer on")
                    .contains("vanishing, exploding: the signal changes by more than a factor of 10");
        }
    }

    @Test
    void learnsTheSpirals() {
        // Straight lines cannot part three spiral arms (linear softmax regression stays near one half); 90 % takes
        // curves.
        var figure = run.out()
                .lines()
                .filter(line -> line.startsWith("Accuracy"))
                .findFirst()
                .orElseThrow();
        double percent = Double.parseDouble(figure.replaceAll(".*: ([\\d.]+) %.*", "$1"));
        assertThat(percent).isGreaterThan(90);
    }

    @Test
    void reportKeepsTheRulesOfEveryPage() {
        assertThat(PageRules.problems(html)).isEmpty();
    }

    @Test
    void rulesNoticeWhatTheyForbid() {
        assertThat(PageRules.problems(html.replace("</main>", "<script>1</script></main>")))
                .isNotEmpty();
        assertThat(PageRules.problems(html.replace("<h2>", "<h2 onclick=\"a\">")))
                .isNotEmpty();
        assertThat(PageRules.problems(html.replaceFirst("</figure>", ""))).isNotEmpty();
        assertThat(PageRules.problems(html.replaceAll("(?s)<desc.*?</desc>", "")))
                .isNotEmpty();
        assertThat(PageRules.problems(html.replace("<p class=\"lead\">", "<p><a href=\"http://x.y/\">x</a>")))
                .isNotEmpty();
        assertThat(PageRules.problems(html.replace("prefers-color-scheme:dark", "")))
                .isNotEmpty();
    }

    @Test
    void curvesHaveAPointForEveryEpoch() {
        var lines = Jsoup.parse(html).select("svg polyline.curve");
        assertThat(lines).hasSize(4);
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.attr("points").split(" ")).hasSize(100));
    }

    @Test
    void decisionMapShowsEveryTrainingAndTestPoint() {
        var picture = Jsoup.parse(html).select("svg[aria-labelledby^=decision]");
        assertThat(picture.select(".point:not(.held)")).hasSize(420);
        assertThat(picture.select(".point.held")).hasSize(90);
        assertThat(picture.select("path.region"))
                .hasSize(6)
                .allSatisfy(path -> assertThat(path.attr("d")).startsWith("M"));
    }

    @Test
    void reportTellsVerdictDiagnosisAndHowToRepeat() {
        var page = Jsoup.parse(html);
        assertThat(page.select(".tiles .good strong").eachText()).contains("PASS");
        assertThat(page.select("tbody th").eachText())
                .contains("hidden1.weight", "output.bias", "hidden1", "hidden2", "output", "all parameters and inputs");
        assertThat(page.select("footer").text()).contains("--seed 42").contains("java kernels");
        assertThat(page.text()).doesNotContain("NaN").doesNotContain("null");
    }

    @Test
    void reportKnowsNeitherPlaceNorTime() {
        assertThat(html)
                .doesNotContain(folder.toString())
                .doesNotContain(System.getProperty("user.dir"))
                .doesNotContain(System.getProperty("java.version"))
                .doesNotContainPattern("20\\d\\d-\\d\\d");
    }

    @Test
    void modelHoldsEveryParameterAndHowToUseIt() {
        var file = SafeTensors.read(folder.resolve("a/model.safetensors"));
        assertThat(file.tensors().keySet())
                .containsExactlyInAnyOrder("0.weight", "0.bias", "2.weight", "2.bias", "4.weight", "4.bias");
        var model = Model.load(folder.resolve("a/model.safetensors"));
        assertThat(model.classNames()).containsExactly("0", "1", "2");
        assertThat(model.network().toString()).contains("32");
        assertThat(model.notes())
                .containsEntry("activation", "tanh")
                .containsEntry("loss", "softmax-cross-entropy")
                .containsEntry("seed", "42");
    }

    @Test
    void sameSeedSameBytesOtherSeedOthers() throws IOException {
        CommandLineRun.of("--out", folder.resolve("b"), "--seed", 42);
        CommandLineRun.of("--out", folder.resolve("c"), "--seed", 43);
        assertThat(bytes("b")).isEqualTo(bytes("a"));
        assertThat(bytes("c")).isNotEqualTo(bytes("a"));
    }

    @Test
    void everyOtherOptionShows() {
        var quiet = new ArrayList<CommandLineRun>();
        var made = KernelWitness.during(() -> quiet.add(CommandLineRun.of(
                "--out",
                folder.resolve("e"),
                "--kernels",
                KernelWitness.NAME,
                "--threads",
                3,
                "--precision",
                "float32",
                "-q")));
        assertThat(quiet.get(0).code()).as(quiet.get(0).err()).isZero();
        assertThat(quiet.get(0).out().lines()).hasSize(3).first().asString().startsWith("Accuracy");
        assertThat(made)
                .anySatisfy(kernels -> assertThat(kernels).isEqualTo(new KernelWitness.Made(Precision.FLOAT32, 3)));
    }

    @Test
    void bytesAreThoseOfEveryJdk() throws IOException, NoSuchAlgorithmException {
        var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes("a")));
        assertThat(hash).as("hash of report and model").isEqualTo(PIN);
    }

    @Test
    void failsWhenItsGradientsAreWrong() throws IOException {
        var out = new ByteArrayOutputStream();
        var settings = CommandLineRun.settings(out, folder.resolve("d"));
        assertThat(new MainJob(settings, new SlopeOff(new Tanh(), 1e-6)).run()).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("FAIL");
        assertThat(Files.readString(folder.resolve("d/index.html")))
                .contains("<li class=\"bad\"><strong>FAIL</strong>")
                .contains("backprop says");
    }

    private byte[] bytes(String name) throws IOException {
        var all = new ByteArrayOutputStream();
        all.write(Files.readAllBytes(folder.resolve(name + "/index.html")));
        all.write(Files.readAllBytes(folder.resolve(name + "/model.safetensors")));
        return all.toByteArray();
    }
}
