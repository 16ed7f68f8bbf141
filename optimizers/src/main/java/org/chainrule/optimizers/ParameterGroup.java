package org.chainrule.optimizers;

import java.util.Set;
import java.util.function.Predicate;

/**
 * Parameters that are updated in another way than the rest: by another rule, such as one without weight decay, or at
 * another rate.
 *
 * <pre>{@code
 * ParameterGroup.biases().by(new Adam())                        // the rest by AdamW: no decay on biases
 * ParameterGroup.of("hidden1.weight", "hidden1.bias").at(0.1)   // a tenth of the rate for the first layer
 * }</pre>
 *
 * @param name for messages
 * @param members which parameters, by name
 * @param rule what updates them, unless said otherwise the rule of the optimizer
 * @param rateFactor on the rate of the schedule, 0 or more; 0 holds the parameters fixed while their gradients still count
 *     for clipping (to leave them out altogether, freeze them)
 */
public record ParameterGroup(String name, Predicate<String> members, Choice rule, double rateFactor) {

    /** Whose rule a group takes. */
    public sealed interface Choice permits OwnRule, SharedRule {}

    /** A rule of its own. */
    public record OwnRule(UpdateRule rule) implements Choice {}

    /** The rule of the optimizer. */
    public record SharedRule() implements Choice {}

    /** Refuses a factor that is negative or not finite. */
    public ParameterGroup {
        Ranges.nonNegative("parameter group \"" + name + "\"", "rate factor", rateFactor, "for example 0.1");
    }

    /** The parameters of these names. */
    public static ParameterGroup of(String... names) {
        var wanted = Set.of(names);
        return matching(String.join(", ", names), wanted::contains);
    }

    /** The parameters whose name passes a test. */
    public static ParameterGroup matching(String name, Predicate<String> members) {
        return new ParameterGroup(name, members, new SharedRule(), 1);
    }

    /** The parameters whose names end in {@code .bias}. */
    public static ParameterGroup biases() {
        return matching("biases", name -> name.endsWith(".bias"));
    }

    /** The same parameters, updated by this rule. */
    public ParameterGroup by(UpdateRule own) {
        return new ParameterGroup(name, members, new OwnRule(own), rateFactor);
    }

    /** The same parameters, at this multiple of the schedule's rate. */
    public ParameterGroup at(double factor) {
        return new ParameterGroup(name, members, rule, factor);
    }

    /** The rule of this group in an optimizer with a rule. */
    UpdateRule rule(UpdateRule shared) {
        return rule instanceof OwnRule own ? own.rule() : shared;
    }
}
