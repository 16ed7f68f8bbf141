package org.chainrule.verification.check;

/** What leaves nothing to compare, in words that name the callee; not what a callee threw itself. */
final class Refusal extends IllegalStateException {

    private static final long serialVersionUID = 1;

    Refusal(String check, String why) {
        super("gradient check of " + check + ": " + why);
    }

    Refusal(String check, String why, Throwable cause) {
        super("gradient check of " + check + ": " + why, cause);
    }
}
