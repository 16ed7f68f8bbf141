package org.chainrule.verification.mutant;

import java.util.List;

/**
 * A way of being wrong, of which every fitting op, function or loss has a mutant.
 *
 * @param name lower-case with hyphens
 * @param catalogue entries of the {@link Catalogue} it belongs to, such as {@code 9b}; empty if it is in none
 * @param sentence what is right → what is wrong
 * @param exposedBy which inputs or relations can show it
 */
public record MutantClass(String name, List<String> catalogue, String sentence, String exposedBy) {

    /** Copies the list. */
    public MutantClass {
        catalogue = List.copyOf(catalogue);
    }

    static MutantClass of(String name, String sentence, String exposedBy, String... catalogue) {
        return new MutantClass(name, List.of(catalogue), sentence, exposedBy);
    }

    /** What went wrong, to follow "as if": {@code it were G Wᵀ instead of G W}. */
    public String asIf() {
        int arrow = sentence.indexOf(" → ");
        return "it were " + sentence.substring(arrow + 3) + " instead of " + sentence.substring(0, arrow);
    }

    @Override
    public String toString() {
        return name + ": " + sentence;
    }
}
