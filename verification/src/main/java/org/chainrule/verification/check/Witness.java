package org.chainrule.verification.check;

/** Who speaks against a claim, or for it: the oracles, and the relations that hold of every derivative. */
public enum Witness {
    /** Differences of the value, with their measured bar. */
    DIFFERENCES("differences"),
    /** Dual numbers through the forward pass: derivatives without any vjp. */
    DUAL_NUMBERS("dual numbers"),
    /** The formula of the datasheet, in enclosures of as many digits as it takes, value or derivative; and its other lines. */
    FORMULA("formula"),
    /** One-sided derivatives at a kink, limits at a jump, and the stated convention there. */
    KINKS("kinks"),
    /** The other forms of an op, a step or an epoch that must come to the same: permuted or split batches. */
    BATCHES("batches"),
    /** vjp(c·g) = c·vjp(g), bit for bit, and vjp(g + h) = vjp(g) + vjp(h). */
    LINEARITY("linearity"),
    /** The same bits a second time, and whatever else was computed in between. */
    REPETITION("repetition"),
    /** Inputs, outputs, cotangents and parameters are left as they were. */
    PURITY("purity"),
    /** β = 0 does not read what is there, β = 1 adds to it. */
    BETA("β"),
    /** What is said not to be read is not read. */
    READS("reads"),
    /** NaN goes where the numbers go, and infinities to the stated limits. */
    BEYOND("NaN and ∞"),
    /** ⟨g, J v⟩ = ⟨Jᵀ g, v⟩: the reverse and the forward product belong to one Jacobian. */
    ADJOINT("adjoint");

    private final String title;

    Witness(String title) {
        this.title = title;
    }

    /** For the head of a table. */
    public String title() {
        return title;
    }
}
