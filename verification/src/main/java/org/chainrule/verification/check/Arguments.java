package org.chainrule.verification.check;

/** Refusals that the checks share. */
final class Arguments {

    private Arguments() {}

    static int count(String of, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("gradient check: found " + count + " " + of + "; needs 0 or more");
        }
        return count;
    }
}
