package org.chainrule.verification.fault;

import java.util.function.Function;
import java.util.function.Supplier;
import org.chainrule.verification.check.CheckReport;

/**
 * A wrong gradient, planted to see that it is caught.
 *
 * @param name lower-case with hyphens
 * @param sentence what is wrong, and what is right
 * @param caughtBy which check catches it, and by what
 * @param faulty runs that check on the fault; its report does not pass
 * @param sound runs the same check on what the fault was planted in; its report passes
 */
public record Fault(
        String name, String sentence, String caughtBy, Supplier<CheckReport> faulty, Supplier<CheckReport> sound) {

    static <T> Fault of(
            String name, String sentence, String caughtBy, T faulty, T sound, Function<? super T, CheckReport> check) {
        return new Fault(name, sentence, caughtBy, () -> check.apply(faulty), () -> check.apply(sound));
    }

    /** Name and sentence. */
    @Override
    public String toString() {
        return name + ": " + sentence;
    }
}
