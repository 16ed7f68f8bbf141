package org.chainrule.examples.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The table of lost digits: computed here, printed by the command, standing in the README. */
class LostDigitsTest {

    /** An ulp of a double is at most 2⁻⁵² of it; slopes are promised within 8. */
    private static final double EIGHT_ULPS = 8 * 0x1p-52;

    @Test
    void thisLibraryKeepsThem() {
        assertThat(LostDigits.cases())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.error()).as(one.what()).isLessThanOrEqualTo(EIGHT_ULPS));
    }

    /** A show-case in which the common form is as good shows nothing. */
    @Test
    void theCommonFormLosesThem() {
        assertThat(LostDigits.cases()).allSatisfy(one -> {
            double error = Math.abs(one.common() - one.exact()) / Math.abs(one.exact());
            assertThat(error).as(one.what()).isGreaterThan(1000 * EIGHT_ULPS);
        });
    }

    @Test
    void theReadmeShowsTheTableAsItIsComputed() throws IOException {
        assertThat(Files.readString(Path.of("../README.md"))).contains(String.join("\n", LostDigits.markdown()));
    }
}
