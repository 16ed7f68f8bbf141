package org.chainrule.verification.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chainrule.verification.check.Verdict;
import org.chainrule.verification.mutant.MutantClass;
import org.chainrule.verification.mutant.Mutants;
import org.junit.jupiter.api.Test;

class FaultsTest {

    @Test
    void everyFaultIsCaughtAndWhatItWasPlantedInPassesTheSameCheck() {
        for (Fault fault : Faults.all()) {
            var faulty = fault.faulty().get();
            assertThat(faulty.passed()).as("%s%n%s", fault, faulty.describe()).isFalse();
            assertThat(faulty.verdict()).as(faulty.describe()).isIn(Verdict.FAIL, Verdict.INACCURATE);
            var sound = fault.sound().get();
            assertThat(sound.verdict()).as("%s%n%s", fault, sound.describe()).isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void everyClassOfMutantsHasAShowCase() {
        assertThat(Faults.all().stream().map(Fault::name))
                .containsExactlyElementsOf(
                        Mutants.classes().stream().map(MutantClass::name).toList());
        System.out.println("planted faults: " + Faults.all().size());
    }

    @Test
    void aFaultIsFoundByName() {
        assertThat(Faults.named("transpose-missing").sentence()).contains("Wᵀ");
        assertThatThrownBy(() -> Faults.named("none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("transpose-missing");
    }
}
