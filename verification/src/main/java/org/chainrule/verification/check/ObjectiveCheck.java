package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.autodiff.Plan;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.core.Batch;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.verification.locate.Finding;
import org.chainrule.verification.oracle.FiniteDifference;

/**
 * A check of a whole network with its loss on one batch; see {@link GradientCheck#ofObjective}.
 *
 * <p>Compared are the derivatives along random signed directions over all trained parameters and the inputs together, and
 * single coordinates of every trained parameter and of the input. The claim comes from the objective's own graph and
 * kernels, in float64: differences in float32 would decide nothing, so a float32 objective is checked on a float64 copy. All
 * numbers are copies; the objective, its parameters and their gradients are not touched, whatever happens.
 *
 * <p>Steps start at a quarter and are halved until rounding allows no narrower bar. A network of ReLUs is linear between
 * kinks; steps that reach across one disagree with all shorter ones and do not count.
 */
public final class ObjectiveCheck {

    private final SupervisedObjective objective;
    private Optional<Batch> batch = Optional.empty();
    private int directions = 8;
    private int coordinates = 20;
    private long seed = 1;

    ObjectiveCheck(SupervisedObjective objective) {
        this.objective = objective;
    }

    /** The batch to check on. */
    public ObjectiveCheck on(Batch examples) {
        batch = Optional.of(examples);
        return this;
    }

    /** How many random signed directions over all parameters and inputs; 8 if not said. */
    public ObjectiveCheck directions(int count) {
        directions = Arguments.count("directions", count);
        return this;
    }

    /** How many coordinates of every parameter, and of the input; 20 if not said. */
    public ObjectiveCheck coordinatesPerParameter(int count) {
        coordinates = Arguments.count("coordinates", count);
        return this;
    }

    /** Where the random choices come from; 1 if not said. */
    public ObjectiveCheck seed(long value) {
        seed = value;
        return this;
    }

    /**
     * Compares, and if something is wrong finds out where.
     *
     * @throws IllegalStateException if no batch was given
     * @throws IllegalArgumentException if the batch does not fit the objective
     */
    public CheckReport run() {
        Batch examples = examples();
        var notes = new ArrayList<String>();
        var checked = subject(examples, notes);
        var probe = new Probe(
                checked, FiniteDifference.ECONOMICAL, Judge.Depth.COMPOSITE, new Seed(seed).stream("gradient check"));
        probe.directions("all parameters and inputs", directions);
        probe.coordinates(coordinates);
        probe.coordinateAtFault();
        String subject = "gradient of " + objective.loss().name() + ", "
                + objective.parameters().size() + " parameters, " + examples.rows() + " rows";
        return checked.localised(new CheckReport(subject, probe.comparisons(), seed, notes));
    }

    /** Finds what is wrong without comparing first: faults too, which this batch hides. */
    public List<Finding> localise() {
        return subject(examples(), new ArrayList<>()).findings(seed);
    }

    private Batch examples() {
        return batch.orElseThrow(
                () -> new IllegalStateException("gradient check: found no batch; say what to check on with on(batch)"));
    }

    private PlanSubject subject(Batch examples, List<String> notes) {
        objective.check(examples);
        var graph = objective.graph();
        var theta = objective.parameters().copy(Precision.FLOAT64);
        var kernels = kernels(notes);
        for (var parameter : theta.all()) {
            if (theta.isFrozen(parameter.name())) {
                notes.add(parameter.name() + " is frozen; it has no gradient and was held fixed");
            }
        }
        var forward = Plan.builder(graph, objective.lossNode())
                .rows(examples.rows())
                .parameters(theta)
                .kernels(kernels)
                .forwardOnly()
                .build();
        var backward = Plan.builder(graph, objective.lossNode())
                .rows(examples.rows())
                .parameters(theta)
                .kernels(kernels)
                .inputGradients(objective.input())
                .build();
        for (Plan plan : List.of(forward, backward)) {
            objective.load(plan, examples); // with dropout: the masks of the next gradient, held fixed
        }
        return new PlanSubject(
                forward,
                backward,
                List.of(objective.lossNode()),
                List.of(new double[] {1}),
                List.of(objective.input()));
    }

    private Kernels kernels(List<String> notes) {
        var own = objective.kernels();
        if (own.precision() == Precision.FLOAT64) {
            return own;
        }
        notes.add("the objective is float32; checked was a float64 copy of its parameters with the same kernels, "
                + own.name() + ", because differences in float32 decide nothing");
        return KernelChoice.of(own.name(), 1).kernels(Precision.FLOAT64);
    }
}
