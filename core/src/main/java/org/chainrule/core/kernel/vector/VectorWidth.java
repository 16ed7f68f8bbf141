package org.chainrule.core.kernel.vector;

import jdk.incubator.vector.DoubleVector;

/** What this machine's vectors are like. */
final class VectorWidth {

    private VectorWidth() {}

    /** Bits of the widest vector. */
    static int bits() {
        return DoubleVector.SPECIES_PREFERRED.vectorBitSize();
    }

    /** Vectors in a row of a tile: 4 with 32 vector registers (AVX-512, AArch64), 2 with 16. */
    static int perTile() {
        return bits() >= 512 || System.getProperty("os.arch", "").equals("aarch64") ? 4 : 2;
    }
}
