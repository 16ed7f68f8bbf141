package org.chainrule.examples.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The README's third example. */
class FirstCheckTest {

    @Test
    void theRightGradientPassesAndTheSlipFailsWithItsFactorNamed() {
        assertThat(FirstCheck.check()).startsWith("function: PASS");
        assertThat(FirstCheck.checkSlip()).startsWith("function: FAIL").contains("the claim is 1/2 of the oracle's");
    }
}
