package org.chainrule.verification.mutant;

import org.chainrule.optimizers.UpdateRule;

/**
 * An update rule with one fault.
 *
 * @param name of the class of faults, lower-case with hyphens
 * @param asIf what went wrong, to follow "as if": {@code the bias correction were missing}
 * @param rule the faulty rule
 */
public record RuleMutant(String name, String asIf, UpdateRule rule) {

    /** For example {@code adam, as if the bias correction were missing}. */
    @Override
    public String toString() {
        return rule.name() + ", as if " + asIf;
    }
}
