package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.autodiff.PlanBuilder;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.verification.locate.Finding;
import org.chainrule.verification.oracle.FiniteDifference;
import org.chainrule.verification.region.Draw;

/**
 * A check of the gradients of any graph; see {@link GradientCheck#ofGraph}.
 *
 * <p>Differentiated are all parameters, at their initial values, and all inputs from which every way is differentiable. Every
 * output gets a random signed cotangent. Nodes that are used more than once need nothing special.
 */
public final class GraphCheck {

    private final Graph graph;
    private final List<Node> outputs;
    private final Map<Node, Matrix> inputs;
    private int directions = 4;
    private int coordinates = 20;
    private long seed = 1;

    GraphCheck(Graph graph, List<Node> outputs, Map<Node, Matrix> inputs) {
        this.graph = graph;
        this.outputs = List.copyOf(outputs);
        this.inputs = inputs;
        for (Node node : graph.nodes()) {
            if (node.origin() instanceof Node.Input && !inputs.containsKey(node)) {
                throw new IllegalArgumentException("gradient check: found no value for the input \"" + node.name()
                        + "\"; give every input of the graph a matrix");
            }
        }
    }

    /** How many random signed directions; 4 if not said. */
    public GraphCheck directions(int count) {
        directions = Arguments.count("directions", count);
        return this;
    }

    /** How many coordinates of every parameter and input, at most; 20 if not said. */
    public GraphCheck coordinatesPerParameter(int most) {
        coordinates = Arguments.count("coordinates", most);
        return this;
    }

    /** Where the random choices come from; 1 if not said. */
    public GraphCheck seed(long value) {
        seed = value;
        return this;
    }

    /** Compares, and if something is wrong finds out where. */
    public CheckReport run() {
        var random = new Seed(seed).stream("graph check");
        var subject = subject(random);
        var probe = new Probe(subject, FiniteDifference.FULL, Judge.Depth.COMPOSITE, random);
        probe.directions("all parameters and inputs", directions);
        probe.coordinates(coordinates);
        probe.coordinateAtFault();
        String name = "graph of " + graph.nodes().size() + " nodes, " + rows() + " rows, to "
                + String.join(", ", outputs.stream().map(Node::name).toList());
        return subject.localised(new CheckReport(name, probe.comparisons(), seed, List.of()));
    }

    /** Finds what is wrong without comparing first: faults too, which these outputs and inputs hide. */
    public List<Finding> localise() {
        return subject(new Seed(seed).stream("graph check")).findings(seed);
    }

    private int rows() {
        return inputs.entrySet().stream()
                .filter(entry -> entry.getKey().shape().isBatched())
                .mapToInt(entry -> entry.getValue().rows())
                .findFirst()
                .orElse(1);
    }

    private PlanSubject subject(RandomGenerator random) {
        var wanted = differentiableInputs();
        int rows = rows();
        var kernels = KernelChoice.reproducible().kernels(Precision.FLOAT64);
        PlanBuilder forwards = Plan.builder(graph, outputs.toArray(new Node[0]))
                .rows(rows)
                .kernels(kernels)
                .forwardOnly();
        PlanBuilder backwards = Plan.builder(graph, outputs.toArray(new Node[0]))
                .rows(rows)
                .kernels(kernels)
                .inputGradients(wanted.toArray(new Node[0]));
        if (graph.nodes().stream().anyMatch(node -> node.origin() instanceof Node.Parameter)) {
            var theta = graph.parameters(Precision.FLOAT64);
            forwards.parameters(theta);
            backwards.parameters(theta);
        }
        var forward = forwards.build();
        var backward = backwards.build();
        inputs.forEach((node, value) -> {
            forward.value(node).copyFrom(value);
            backward.value(node).copyFrom(value);
        });
        var cotangents = new ArrayList<double[]>();
        for (Node output : outputs) {
            Shape shape = output.shape().withBatch(rows);
            cotangents.add(Draw.normal(shape, random).toArray());
        }
        return new PlanSubject(forward, backward, outputs, cotangents, wanted);
    }

    /** The inputs from which no way leads through an edge without a derivative. */
    private List<Node> differentiableInputs() {
        var wanted = new ArrayList<Node>();
        for (Node node : graph.nodes()) {
            if (node.origin() instanceof Node.Input && isDifferentiable(node)) {
                wanted.add(node);
            }
        }
        return wanted;
    }

    private boolean isDifferentiable(Node from) {
        Set<Node> reached = new HashSet<>(Set.of(from));
        for (Node node : graph.nodes()) {
            if (node.origin() instanceof Node.Computed computed) {
                for (int i = 0; i < computed.inputs().size(); i++) {
                    if (reached.contains(computed.inputs().get(i))) {
                        if (!computed.op().differentiable(i)) {
                            return false;
                        }
                        reached.add(node);
                    }
                }
            }
        }
        return reached.stream().anyMatch(outputs::contains);
    }
}
