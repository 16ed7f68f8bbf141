package org.chainrule.core.kernel.vector;

import jdk.incubator.vector.DoubleVector;

/** What this machine's vectors are like. */
final class VectorWidth {

    /** Set to 2 or 4, this property gives the tests the tiles of other machines, which compute the same bits. */
    private static final String ASKED = "org.chainrule.core.kernel.vectorsPerTile";

    private VectorWidth() {}

    /** Bits of the widest vector. */
    static int bits() {
        return DoubleVector.SPECIES_PREFERRED.vectorBitSize();
    }

    /** Vectors in a row of a tile: 4 with 32 vector registers (AVX-512, AArch64), 2 with 16. */
    static int perTile() {
        boolean many = bits() >= 512 || System.getProperty("os.arch", "").equals("aarch64");
        return Integer.getInteger(ASKED, many ? 4 : 2) == 4 ? 4 : 2;
    }
}
