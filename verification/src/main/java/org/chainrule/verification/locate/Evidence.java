package org.chainrule.verification.locate;

/** On which numbers a wrong product shows. */
public enum Evidence {
    /** On the recorded inputs and the recorded cotangent: the recorded pass is wrong. */
    ON_RECORD(""),
    /** On the recorded inputs, with a random cotangent. */
    ANOTHER_COTANGENT(", though not on the cotangent of this pass"),
    /** On inputs moved at random, with a random cotangent. */
    OTHER_INPUTS(", though not on the inputs of this pass");

    private final String words;

    Evidence(String words) {
        this.words = words;
    }

    /** To follow an accusation; empty for what is on record. */
    String words() {
        return words;
    }
}
