package org.chainrule.optimizers;

import java.util.List;
import java.util.stream.Collectors;

/** The built-in update rules with their default hyper-parameters. */
public final class UpdateRules {

    private static final List<UpdateRule> ALL = List.of(new Adam(), new Momentum(), new RmsProp(), new Sgd());

    private UpdateRules() {}

    /** One of each, in the order of their names. */
    public static List<UpdateRule> all() {
        return ALL;
    }

    /**
     * The rule of this name with its defaults.
     *
     * @throws IllegalArgumentException if there is none, with the names there are
     */
    public static UpdateRule named(String name) {
        return ALL.stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("optimizer: found no update rule \"" + name
                        + "\"; choose " + ALL.stream().map(UpdateRule::name).collect(Collectors.joining(", "))));
    }
}
