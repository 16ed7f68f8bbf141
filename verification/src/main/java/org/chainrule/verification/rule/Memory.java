package org.chainrule.verification.rule;

import java.util.HashMap;
import java.util.Map;

/** What a {@link Textbook} remembers of one element of θ, by the letters of its formula; all 0 before the first step. */
public final class Memory {

    private final Map<String, Rounded> numbers = new HashMap<>();

    /** Nothing remembered yet. */
    public Memory() {}

    /** The number of this name. */
    public Rounded get(String name) {
        return numbers.getOrDefault(name, Rounded.ZERO);
    }

    /** Remembers a number, and gives it back. */
    public Rounded put(String name, Rounded number) {
        numbers.put(name, number);
        return number;
    }

    /** {@code name := β·name + (1 − β)·x}: the running mean that most papers keep. */
    public Rounded mean(String name, Rounded beta, Rounded x) {
        return put(name, beta.times(get(name)).plus(Rounded.ONE.minus(beta).times(x)));
    }
}
