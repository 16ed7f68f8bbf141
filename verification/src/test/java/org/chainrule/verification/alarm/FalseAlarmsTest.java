package org.chainrule.verification.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The meter itself is run: by default on 10⁴ gradients, on more with {@code -Dchainrule.alarms=1000000}. The tables are written to
 * {@code target/false-alarms}.
 */
class FalseAlarmsTest {

    private static final long SEED = Long.getLong("chainrule.alarms.seed", 20261122);

    /** PyTorch's threshold is a thousandth; this is a millionth of that. */
    private static final double BILLIONTH = 1 + 1e-9;

    private static int checks() {
        return Integer.getInteger("chainrule.alarms", 10_000);
    }

    @Test
    void rightGradientsAreNotAccused() throws IOException {
        long start = System.nanoTime();
        var report = FalseAlarms.run(checks(), SEED);
        System.out.println("false alarms, seed " + SEED + ", " + report.comparisons() + " comparisons in "
                + (System.nanoTime() - start) / 1_000_000_000 + " s:\n" + report.markdown());
        report.accusations().forEach(System.out::println);
        var folder = Files.createDirectories(Path.of("target", "false-alarms"));
        Files.writeString(folder.resolve("false-alarms.md"), report.markdown());
        Files.writeString(folder.resolve("false-alarms.json"), report.json());
        Files.writeString(folder.resolve("by-kind.md"), report.byKind());
        assertThat(report.tallies()).hasSizeGreaterThanOrEqualTo(70);
        assertThat(report.checks()).isEqualTo(checks());
        assertThat(report.accusations()).isEmpty();
        assertThat(report.undecidedShare()).as("undecided").isLessThanOrEqualTo(0.01);
        for (var tally : report.tallies()) {
            assertThat(tally.checks()).isPositive();
            assertThat(tally.undecidedShare()).as(tally.family().name()).isLessThanOrEqualTo(0.05);
        }
    }

    /**
     * The last of these is accused if steps of about 1 are believed when they say a little more than their bar; or, on the second seed, if
     * shorter steps are believed that see one stair only, where one side of the longer ones knows the slope over many.
     */
    @ParameterizedTest
    @CsvSource({"4392, 7", "3683, 8"})
    void aNumberOnAGridOfFloatsIsNotAccused(int checks, long seed) {
        var grid = BenignFamilies.all().stream()
                .filter(family -> family.name().equals("(float) x² · sin x"))
                .toList();
        var report = FalseAlarms.run(grid, checks, seed, 1);
        assertThat(report.checks()).isEqualTo(checks);
        assertThat(report.accusations()).isEmpty();
    }

    @Test
    void aBillionthTooMuchIsNoticedWhereverTheValuesSaySo() {
        var report = FalseAlarms.wrongBy(BILLIONTH, 3000, SEED);
        System.out.println("a slope wrong by 1e-9 of itself, seed " + SEED + ":\n" + report.markdown());
        long everyTime = 0;
        for (var tally : report.tallies()) {
            assertThat(tally.missed()).as(tally.family().name()).isZero();
            everyTime += tally.accused() == tally.checks() ? 1 : 0;
        }
        assertThat(report.conditioned()).as("well conditioned").isGreaterThan(report.checks() / 2);
        assertThat(everyTime).as("families noticed every time").isGreaterThanOrEqualTo(20);
    }

    @Test
    void aCheckThatAccusesTheRightWouldBeSeen() {
        var wrong = new BenignFamily(
                "wrong \"sine\"", BenignFamily.Kind.SMOOTH, r -> BenignCase.ofOne(StrictMath::sin, x -> 1, 0.5));
        var report = FalseAlarms.run(List.of(wrong), 3, SEED, 1);
        assertThat(report.accused()).isEqualTo(3);
        assertThat(report.accusations()).singleElement().asString().contains("FAIL");
        assertThat(report.json())
                .contains("\"name\": \"wrong \\\"sine\\\"\"", "\"checks\": 3", "\"accused\": 3", "\"seed\": " + SEED)
                .contains("\"first\": \"check 0 at [0.5]");
        assertThat(report.markdown()).contains("| wrong \"sine\" | 3 |");
        assertThat(report.byKind()).contains("| 1 smooth | 3 | 6 | 3 |", "| 0 with kinks | 0 | 0 | 0 |");
    }

    @Test
    void theReportIsTheSameForTheSameSeed() {
        var json = FalseAlarms.run(300, 5).json();
        assertThat(json).isEqualTo(FalseAlarms.run(300, 5).json());
        assertThat(Pattern.compile("\"name\"").matcher(json).results())
                .hasSize(BenignFamilies.all().size());
    }
}
