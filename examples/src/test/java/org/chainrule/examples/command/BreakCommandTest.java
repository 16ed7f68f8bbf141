package org.chainrule.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.chainrule.examples.planted.Story;
import org.chainrule.verification.fault.Fault;
import org.chainrule.verification.fault.Faults;
import org.chainrule.verification.mutant.Mutants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakCommandTest {

    @Test
    void everyBugIsListedWithItsSentence() {
        var run = CommandLineRun.of("break", "--list");
        assertThat(run.code()).isZero();
        assertThat(run.out().lines())
                .hasSameSizeAs(Mutants.classes())
                .anySatisfy(line -> assertThat(line).matches("transpose-missing +∂L/∂X = G W → G Wᵀ"));
    }

    @Test
    void aMissingTransposeIsFoundShrunkLocalisedAndExplained() {
        var run = CommandLineRun.of("break", "transpose-missing");
        assertThat(run.code()).as(run.err() + run.out()).isZero();
        assertThat(run.out())
                .containsSubsequence("right       ∂L/∂X = G W", "wrong       G Wᵀ", "planted in  linear on 3×3")
                .containsSubsequence("Found", "with the bug     FAIL: ", "without the bug  PASS: ", "the worst")
                .containsSubsequence(
                        "Shrunk", "checks, to the plainest numbers", "input 1 (2×2) = ", "cotangent (1×2) = ")
                .containsSubsequence(
                        "Localised", "accused: \"suspect\" alone", "the product is wrong, as if it were G Wᵀ")
                .containsSubsequence("the chain-rule step:", "· W   [linear, input 0]", "contribution", "reproduce: ")
                .containsSubsequence("To see it again", "chainrule break transpose-missing", ".cotangent(", "caught\n");
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    /** One of each family: an op's habit, a function at its kink, a loss, the backward loop. */
    @ParameterizedTest
    @CsvSource({
        "cotangent-changed-in-place, the vjp changes its cotangent",
        "kink-other-side, 'the check itself names the place: elu(0.5), kink at 0'",
        "one-hot-not-subtracted, accused: \"suspect\" alone",
        "fan-out-overwritten, 'every op of the graph is right when a sound loop runs it'"
    })
    void bugsOfEveryFamilyAreCaughtAndTheirPlaceNamed(String name, String place) {
        var run = CommandLineRun.of("break", name);
        assertThat(run.code()).as(run.err() + run.out()).isZero();
        assertThat(run.out())
                .contains("with the bug     ", "without the bug  PASS", "to the plainest numbers", place)
                .endsWith("caught\n");
    }

    /** Planted: a bug that is none. */
    @Test
    void aBugThatIsNotCaughtIsSaidToBeNone() {
        var fault = Faults.named("transpose-missing");
        var none = new Fault(
                fault.name(),
                fault.sentence(),
                fault.plantedIn(),
                fault.caughtBy(),
                fault.sound(),
                fault.sound(),
                fault.subject());
        assertThat(Story.of(none, 42).caught()).isFalse();
    }
}
