package org.chainrule.optimizers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.chainrule.core.Matrix;
import org.chainrule.core.Parameter;
import org.chainrule.core.Parameters;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.Kernels;

/**
 * An update rule at work on parameters: rule, schedule, and everything the rule remembers, readable.
 *
 * <p>{@link #step()} reads ∂θ and changes θ and the state; in the steady state it allocates nothing. State lies in one flat
 * 1×n matrix per slot, in the layout of θ, so a parameter that is frozen keeps its state until it is unfrozen. Each
 * parameter counts the steps it has seen: one that is unfrozen late starts its bias correction at 1. Every 16th of them its
 * subnormal state, what is nearer to 0 than 2^−126 or in float64 2^−1022, becomes 0: what a rule remembers of a unit that is dead
 * would stay there for good, and there are processors that take many times longer for such numbers. Two optimizers share nothing.
 * One thread at a time; if the kernels have several, those share a step of a built-in rule, to the same bits.
 */
public final class Optimizer {

    private final Parameters parameters;
    private final UpdateRule rule;
    private final Schedule schedule;
    private final List<GradientTransform> transforms;
    private final GroupedRules rules;
    private final Kernels kernels;
    private final double[] memory;
    private final Map<String, Matrix> state = new LinkedHashMap<>();
    private final List<Matrix> scratch = new ArrayList<>();
    private final Map<String, Long> seen = new LinkedHashMap<>();
    private List<Matrix> gradients = List.of();
    private List<Piece> pieces = List.of();
    private int revision = -1;
    private long steps;

    /**
     * Starts at step 0 with all state 0.
     *
     * @param kernels arithmetic in the precision of the parameters
     * @throws IllegalArgumentException if the precisions differ, or the schedule moves a momentum that the rule does not have
     */
    public Optimizer(Parameters parameters, UpdateRule rule, Schedule schedule, Kernels kernels) {
        this(parameters, rule, schedule, List.of(), List.of(), kernels);
    }

    /**
     * The same, with changes that every step makes to ∂θ before a rule sees it, in this order, and groups of parameters that
     * are updated otherwise: a parameter belongs to the first group that it is a member of, if to any.
     *
     * @throws IllegalArgumentException also if a group has no members, or the schedule moves a momentum that a group's rule
     *     does not have
     */
    public Optimizer(
            Parameters parameters,
            UpdateRule rule,
            Schedule schedule,
            List<GradientTransform> transforms,
            List<ParameterGroup> groups,
            Kernels kernels) {
        if (kernels.precision() != parameters.precision()) {
            throw new IllegalArgumentException("optimizer: the parameters are " + parameters.precision()
                    + " but the kernels compute in " + kernels.precision() + "; both must be the same");
        }
        this.parameters = parameters;
        this.rule = rule;
        this.schedule = schedule;
        this.transforms = List.copyOf(transforms);
        this.kernels = kernels;
        memory = schedule.freshMemory();
        rules = new GroupedRules(rule, groups, schedule);
        rules.requireMembers(parameters.all().stream().map(Parameter::name).toList());
        for (int group = 0; group < rules.count(); group++) {
            allocate(rules.rule(group));
        }
        parameters.all().forEach(parameter -> seen.put(parameter.name(), 0L));
    }

    /** Slots of the same name are shared by all rules; every element of one belongs to one parameter and so to one rule. */
    private void allocate(UpdateRule of) {
        if (of.stateNames().stream().distinct().count() < of.stateNames().size()) {
            throw new IllegalArgumentException(of.name() + ": the state names " + of.stateNames()
                    + " are not unique; name every slot differently");
        }
        for (String name : of.stateNames()) {
            state.computeIfAbsent(name, slot -> Matrix.zeros(parameters.precision(), 1, parameters.size()));
        }
        while (scratch.size() < of.scratch()) {
            scratch.add(Matrix.zeros(parameters.precision(), 1, parameters.size()));
        }
    }

    /** An optimizer with a constant learning rate and the reproducible kernels. */
    public static Optimizer of(Parameters parameters, UpdateRule rule, double rate) {
        var kernels = KernelChoice.reproducible().kernels(parameters.precision());
        return new Optimizer(parameters, rule, new Constant(rate), kernels);
    }

    /** One step with the learning rate and, if it moves one, the momentum of the schedule. */
    public void step() {
        step(rate());
    }

    /**
     * One step with this learning rate instead of the schedule's: θ and the state of every parameter that is not frozen change.
     *
     * @throws IllegalArgumentException if the rate is below 0 or not finite; nothing has changed then
     * @throws IllegalStateException if every parameter is frozen
     */
    public void step(double rate) {
        Ranges.stepRate("optimizer", rate);
        if (revision != parameters.revision()) {
            cut();
        }
        if (pieces.isEmpty()) {
            throw new IllegalStateException(
                    "optimizer: every parameter is frozen, so there is nothing to update; unfreeze one of "
                            + String.join(", ", seen.keySet()));
        }
        for (int i = 0; i < transforms.size(); i++) {
            transforms.get(i).apply(kernels, steps + 1, parameters.gradients(), gradients);
        }
        rules.move(schedule, steps);
        for (int i = 0; i < pieces.size(); i++) {
            pieces.get(i).update(rate);
        }
        steps++;
    }

    /** The learning rate of the next {@link #step()}, before the factor of a group. */
    public double rate() {
        return schedule.rate(steps, memory);
    }

    /** Shows the schedule a loss, or another measure that it is to watch, usually once per epoch. */
    public void observe(double measure) {
        schedule.observe(steps, measure, memory);
    }

    /** Steps made. */
    public long steps() {
        return steps;
    }

    /** Steps that each parameter has seen, by name: fewer than all if it was frozen for a while. */
    public Map<String, Long> seen() {
        var all = new LinkedHashMap<>(seen);
        pieces.forEach(piece -> piece.count(all));
        return Collections.unmodifiableMap(all);
    }

    /**
     * Goes on as if so many steps had been made; what was remembered of them goes into {@link #state()} and
     * {@link #scheduleMemory()}, which are shared.
     *
     * @param made steps, 0 or more
     * @param seenBy steps that each parameter has seen, by name
     * @throws IllegalArgumentException if a parameter is missing, unknown, or has seen more than were made; nothing has
     *     changed then
     */
    public void moveTo(long made, Map<String, Long> seenBy) {
        if (!seenBy.keySet().equals(seen.keySet())) {
            throw new IllegalArgumentException(
                    "optimizer: found steps of " + seenBy.keySet() + "; needs those of " + seen.keySet());
        }
        seenBy.forEach((name, count) -> {
            if (count < 0 || count > made) {
                throw new IllegalArgumentException("optimizer: \"" + name + "\" has seen " + count + " of " + made
                        + " steps; it must be from 0 to that");
            }
        });
        pieces = List.of();
        revision = -1;
        steps = made;
        seen.putAll(seenBy);
    }

    /** The formula. */
    public UpdateRule rule() {
        return rule;
    }

    /** What is done to ∂θ before the rule sees it. */
    public List<GradientTransform> transforms() {
        return transforms;
    }

    /** Parameters that are updated otherwise. */
    public List<ParameterGroup> groups() {
        return rules.groups();
    }

    /** Where the learning rate comes from. */
    public Schedule schedule() {
        return schedule;
    }

    /** What the schedule remembers: one number per {@link Schedule#memoryNames()}, shared with this optimizer. */
    public double[] scheduleMemory() {
        return memory;
    }

    /** What the rule remembers: one 1×n matrix per state name, in the layout of θ, shared with this optimizer. */
    public Map<String, Matrix> state() {
        return Collections.unmodifiableMap(state);
    }

    /**
     * What the rule remembers of one parameter: a window in the shape of the parameter, shared with this optimizer.
     *
     * @throws IllegalArgumentException if there is no such slot or no such parameter, with the names there are
     */
    public Matrix state(String slot, String parameter) {
        Matrix flat = state.get(slot);
        if (flat == null) {
            throw new IllegalArgumentException(rule.name() + ": found no state \"" + slot + "\"; the names are "
                    + (state.isEmpty() ? "none" : String.join(", ", state.keySet())));
        }
        Parameter p = parameters.get(parameter);
        return Piece.window(flat, p.offset(), p.size())
                .reshaped(p.shape().rows(), p.shape().columns());
    }

    /** Cuts θ into the fewest windows of unfrozen neighbours of one group that have seen equally many steps. */
    private void cut() {
        pieces.forEach(piece -> piece.count(seen));
        var cut = new ArrayList<Piece>();
        var run = new ArrayList<Parameter>();
        for (Parameter parameter : parameters.all()) {
            boolean joins = !parameters.isFrozen(parameter.name())
                    && !run.isEmpty()
                    && stepsOf(run.get(0)) == stepsOf(parameter)
                    && rules.groupOf(run.get(0).name()) == rules.groupOf(parameter.name());
            if (!joins) {
                addPiece(cut, run);
            }
            if (!parameters.isFrozen(parameter.name())) {
                run.add(parameter);
            }
        }
        addPiece(cut, run);
        pieces = List.copyOf(cut);
        gradients = parameters.all().stream()
                .filter(parameter -> !parameters.isFrozen(parameter.name()))
                .map(Parameter::gradient)
                .toList();
        revision = parameters.revision();
    }

    private void addPiece(List<Piece> cut, List<Parameter> run) {
        if (run.isEmpty()) {
            return;
        }
        int group = rules.groupOf(run.get(0).name());
        var memories = Stream.concat(rules.rule(group).stateNames().stream().map(this::slot), scratch.stream());
        cut.add(new Piece(run, group, stepsOf(run.get(0)), parameters, memories.toList(), rules, kernels));
        run.clear();
    }

    private Matrix slot(String name) {
        return Objects.requireNonNull(state.get(name));
    }

    private long stepsOf(Parameter parameter) {
        return seen.getOrDefault(parameter.name(), 0L);
    }
}
