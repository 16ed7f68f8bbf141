package org.chainrule.optimizers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * parameter counts the steps it has seen: one that is unfrozen late starts its bias correction at 1. Two optimizers share
 * nothing. One thread at a time.
 */
public final class Optimizer {

    private final Parameters parameters;
    private final UpdateRule rule;
    private final Schedule schedule;
    private final List<GradientTransform> transforms;
    private final List<Matrix> gradients;
    private final Kernels kernels;
    private final double[] memory;
    private final Map<String, Matrix> state = new LinkedHashMap<>();
    private final List<Matrix> scratch = new ArrayList<>();
    private final Map<String, Long> seen = new LinkedHashMap<>();
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
        this(parameters, rule, schedule, List.of(), kernels);
    }

    /** The same, with changes that every step makes to ∂θ before the rule sees it, in this order. */
    public Optimizer(
            Parameters parameters,
            UpdateRule rule,
            Schedule schedule,
            List<GradientTransform> transforms,
            Kernels kernels) {
        if (kernels.precision() != parameters.precision()) {
            throw new IllegalArgumentException("optimizer: the parameters are " + parameters.precision()
                    + " but the kernels compute in " + kernels.precision() + "; both must be the same");
        }
        this.parameters = parameters;
        this.rule = rule;
        this.schedule = schedule;
        this.transforms = List.copyOf(transforms);
        this.gradients = parameters.all().stream().map(Parameter::gradient).toList();
        this.kernels = kernels;
        this.memory = schedule.freshMemory();
        schedule.rule(0, rule);
        for (String name : rule.stateNames()) {
            if (state.put(name, Matrix.zeros(parameters.precision(), 1, parameters.size())) != null) {
                throw new IllegalArgumentException(
                        rule.name() + ": state \"" + name + "\" is there twice; names must be unique");
            }
        }
        for (int i = 0; i < rule.scratch(); i++) {
            scratch.add(Matrix.zeros(parameters.precision(), 1, parameters.size()));
        }
        parameters.all().forEach(parameter -> seen.put(parameter.name(), 0L));
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
            transforms.get(i).apply(kernels, parameters.gradients(), gradients);
        }
        var current = schedule.rule(steps, rule);
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            piece.steps++;
            current.update(kernels, piece.steps, rate, piece.value, piece.gradient, piece.state);
        }
        steps++;
    }

    /** The learning rate of the next {@link #step()}. */
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

    /** The formula. */
    public UpdateRule rule() {
        return rule;
    }

    /** What is done to ∂θ before the rule sees it. */
    public List<GradientTransform> transforms() {
        return transforms;
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
        return window(flat, p.offset(), p.size())
                .reshaped(p.shape().rows(), p.shape().columns());
    }

    /** Cuts θ into the fewest windows of unfrozen neighbours that have seen equally many steps. */
    private void cut() {
        for (Piece piece : pieces) {
            piece.names.forEach(name -> seen.put(name, piece.steps));
        }
        var cut = new ArrayList<Piece>();
        var run = new ArrayList<Parameter>();
        for (Parameter parameter : parameters.all()) {
            boolean joins = !parameters.isFrozen(parameter.name())
                    && !run.isEmpty()
                    && stepsOf(run.get(0)) == stepsOf(parameter);
            if (!joins) {
                addPiece(cut, run);
            }
            if (!parameters.isFrozen(parameter.name())) {
                run.add(parameter);
            }
        }
        addPiece(cut, run);
        pieces = List.copyOf(cut);
        revision = parameters.revision();
    }

    private void addPiece(List<Piece> cut, List<Parameter> run) {
        if (run.isEmpty()) {
            return;
        }
        int offset = run.get(0).offset();
        int size = run.stream().mapToInt(Parameter::size).sum();
        cut.add(new Piece(
                run.stream().map(Parameter::name).toList(),
                stepsOf(run.get(0)),
                window(parameters.values(), offset, size),
                window(parameters.gradients(), offset, size),
                Stream.concat(state.values().stream(), scratch.stream())
                        .map(flat -> window(flat, offset, size))
                        .toList()));
        run.clear();
    }

    private long stepsOf(Parameter parameter) {
        return seen.getOrDefault(parameter.name(), 0L);
    }

    private static Matrix window(Matrix flat, int offset, int size) {
        return flat.reshaped(flat.size(), 1).rows(offset, size).reshaped(1, size);
    }

    /** A contiguous part of θ whose elements have all seen the same steps. */
    private static final class Piece {
        private final List<String> names;
        private long steps;
        private final Matrix value;
        private final Matrix gradient;
        private final List<Matrix> state;

        Piece(List<String> names, long steps, Matrix value, Matrix gradient, List<Matrix> state) {
            this.names = names;
            this.steps = steps;
            this.value = value;
            this.gradient = gradient;
            this.state = state;
        }
    }
}
