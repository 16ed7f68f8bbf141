package org.chainrule.optimizers;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The built-in update rules with their default hyper-parameters. */
public final class UpdateRules {

    private static final List<UpdateRule> ALL = List.of(
            new Adadelta(),
            new Adagrad(),
            new Adam(),
            new Adamax(),
            new AdamW(),
            new AmsGrad(),
            new CentredRmsProp(),
            new CentredRmsPropMomentum(),
            new Lion(),
            new Momentum(),
            new NAdam(),
            new Nesterov(),
            new RAdam(),
            new RmsProp(),
            new RmsPropMomentum(),
            new Sgd());

    private static final List<UpdateRule> OTHERS = List.of(
            new Adadelta(0, 1e-3),
            new Adagrad(0.05, 0.125, 1e-6),
            new Adam(0, 0.5, 1e-6),
            new Adamax(0, 0.5, 1e-6),
            new AdamW(new Adam(0.5, 0.9, 1e-6), 0.25),
            new AmsGrad(0.5, 0, 1e-6),
            new CentredRmsProp(0.5, 1e-3),
            new CentredRmsPropMomentum(0.5, 1e-3, 0),
            new DecoupledWeightDecay(new Lion(), 0.125),
            new DecoupledWeightDecay(new NAdam(), 0.125),
            new L1Penalty(new L2Penalty(new Adadelta(), 0x1p-10), 0x1p-10),
            new L1Penalty(new Momentum(), 0x1p-10),
            new L2Penalty(new Adam(), 0x1p-10),
            new L2Penalty(new CentredRmsPropMomentum(), 0x1p-10),
            new Lion(0, 0.5),
            new Momentum(0, 0),
            new Momentum(0.8, 0.3),
            new NAdam(0.5, 0.9, 1e-6, 0),
            new Nesterov(0),
            new RAdam(0.5, 0.5, 1e-6),
            new RmsProp(0.5, 1e-3),
            new RmsPropMomentum(0.5, 1e-3, 0));

    private UpdateRules() {}

    /** One of each that stands alone, in the order of their names: no {@link WeightPenalty}, which stands around another. */
    public static List<UpdateRule> all() {
        return ALL;
    }

    /** For tests of every rule: {@link #all()}, then others with unusual hyper-parameters, and every weight penalty. */
    public static List<UpdateRule> specimens() {
        return Stream.concat(ALL.stream(), OTHERS.stream()).toList();
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
