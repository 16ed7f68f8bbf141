package org.chainrule.verification.specimen;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chainrule.optimizers.UpdateRule;
import org.chainrule.verification.mutant.MutantClass;
import org.chainrule.verification.mutant.RuleMutants;
import org.chainrule.verification.rule.RuleCheck;

/**
 * An update rule with one value of its hyper-parameters.
 *
 * @param rule the rule
 */
public record RuleSpecimen(UpdateRule rule) implements CustomSpecimen {

    @Override
    public String name() {
        return rule.toString();
    }

    @Override
    public String family() {
        return "update rule";
    }

    @Override
    public Class<?> type() {
        return rule.getClass();
    }

    @Override
    public Trial sound() {
        return new Trial(
                1, (stage, seed, extent) -> RuleCheck.of(rule).seed(seed).run());
    }

    /** Their classes are called {@code rule-…}; no mutant that is the rule itself is among them. */
    @Override
    public List<Planted> planted() {
        var checks = new Checks(rule);
        return RuleMutants.fitting(rule).stream()
                .map(mutant -> new Planted(
                        new MutantClass(
                                "rule-" + mutant.name(),
                                List.of(),
                                "the step of the textbook → a step as if " + mutant.asIf(),
                                "gradients of many kinds over many steps"),
                        "",
                        Optional.empty(),
                        new Trial(1, (stage, seed, extent) -> checks.from(seed).runOn(mutant.rule()))))
                .toList();
    }

    /** The textbook's course takes longer than a mutant's, and is the same for all mutants. */
    private record Checks(UpdateRule rule, Map<Long, RuleCheck> bySeed) {

        Checks(UpdateRule rule) {
            this(rule, new ConcurrentHashMap<>());
        }

        /** A check that has run once, so that its courses stand and several threads may use it. */
        RuleCheck from(long seed) {
            return bySeed.computeIfAbsent(seed, from -> {
                var check = RuleCheck.of(rule).seed(from);
                check.run();
                return check;
            });
        }
    }
}
