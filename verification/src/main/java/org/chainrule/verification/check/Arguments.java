package org.chainrule.verification.check;

import org.jspecify.annotations.Nullable;

/** Refusals that the checks share. */
final class Arguments {

    private Arguments() {}

    /** What a check calls or reads. */
    static <T> T given(String what, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "gradient check: found null in place of " + what + "; pass " + what + " to check with");
        }
        return value;
    }

    static int count(String of, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("gradient check: found " + count + " " + of + "; needs 0 or more");
        }
        return count;
    }
}
