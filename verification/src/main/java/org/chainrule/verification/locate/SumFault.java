package org.chainrule.verification.locate;

/** How an engine can add up the contributions to a gradient wrongly. */
public enum SumFault {
    /** A contribution replaced what stood there. */
    OVERWRITTEN("a contribution overwrote what earlier ones had left"),
    /** A contribution was added twice. */
    COUNTED_TWICE("a contribution was counted twice"),
    /** What an earlier pass had left was added to. */
    NOT_CLEARED("the first contribution was added to what an earlier pass had left there"),
    /** The node's own vjps ran before the last contribution had come in. */
    VISITED_TOO_EARLY("the node was visited before all that use it had contributed"),
    /** An edge was never run. */
    LEFT_OUT("a contribution was never made"),
    /** Something else wrote to the gradient. */
    CHANGED_IN_BETWEEN("something else changed the gradient between two steps"),
    /** None of these, yet before + contribution is not what stands there. */
    DOES_NOT_ADD_UP("what stood there and the contribution do not add up to what was left");

    private final String words;

    SumFault(String words) {
        this.words = words;
    }

    /** What happened, as a sentence. */
    public String words() {
        return words;
    }
}
