package org.chainrule.core.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How wide a tile is, by the machine or because a test asked. */
class VectorWidthTest {

    private static final String ASKED = "org.chainrule.core.kernel.vectorsPerTile";

    @BeforeEach
    void needVectors() {
        var refusal = new VectorKernelProvider().refusal();
        assumeTrue(refusal.isEmpty(), () -> "width: " + refusal.orElse(""));
    }

    private static int perTileIfAsked(String vectors) {
        String before = System.getProperty(ASKED);
        try {
            if (vectors.isEmpty()) {
                System.clearProperty(ASKED);
            } else {
                System.setProperty(ASKED, vectors);
            }
            return VectorWidth.perTile();
        } finally {
            if (before == null) {
                System.clearProperty(ASKED);
            } else {
                System.setProperty(ASKED, before);
            }
        }
    }

    @Test
    void aTileIsAsWideAsTheRegistersHold() {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        assertThat(VectorWidth.bits()).isPositive();
        assertThat(VectorWidth.bits() % 64).isZero();
        assertThat(perTileIfAsked("")).isEqualTo(VectorWidth.bits() > 256 || arm ? 4 : 2);
    }

    @Test
    void aTestMayAskForTheTilesOfOtherMachines() {
        assertThat(perTileIfAsked("2")).isEqualTo(2);
        assertThat(perTileIfAsked("4")).isEqualTo(4);
    }
}
