package org.chainrule.verification.locate;

/** What a vjp must not do, whatever its formula. */
public enum Habit {
    /** Its cotangent is the gradient of the node itself, which other edges still read. */
    CHANGES_ITS_COTANGENT("changes its cotangent, which the other edges of the node still read"),
    /** Inputs, output and workspace are read by other nodes and edges. */
    CHANGES_ITS_OPERANDS("changes its inputs, output or workspace, which others still read"),
    /** With β = 0 whatever stands in the gradient is not read. */
    READS_WHAT_IT_OVERWRITES("reads, with β = 0, what it is to overwrite"),
    /** With β = 1 the product is added. */
    DOES_NOT_ADD("does not, with β = 1, add to the gradient that is already there"),
    /** The same operands give the same product. */
    REMEMBERS("gives another product for the same operands on other buffers, so it keeps something of its own");

    private final String words;

    Habit(String words) {
        this.words = words;
    }

    /** What is wrong, as a predicate to follow "the vjp". */
    public String words() {
        return words;
    }
}
