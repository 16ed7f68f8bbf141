package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.core.Matrix;
import org.chainrule.verification.locate.Finding;
import org.chainrule.verification.locate.KinkedNodes;
import org.chainrule.verification.locate.Localiser;

/**
 * A graph's outputs, weighted by cotangents and added up, as a function of its trained parameters and of chosen inputs. One
 * plan gives the claim; another one, which only runs forward, the values.
 */
final class PlanSubject implements Subject {

    private final Plan forward;
    private final Plan backward;
    private final List<Node> outputs;
    private final List<double[]> cotangents;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final int terms;
    private Optional<Boolean> localRulesHold = Optional.empty();

    /**
     * Wraps two plans of one graph that share one set of parameters and hold the inputs already.
     *
     * @param inputs the inputs to differentiate by
     * @param cotangents one per output
     */
    PlanSubject(Plan forward, Plan backward, List<Node> outputs, List<double[]> cotangents, List<Node> inputs) {
        this.forward = forward;
        this.backward = backward;
        this.outputs = outputs;
        this.cotangents = cotangents;
        for (Node node : forward.graph().nodes()) {
            if (node.origin() instanceof Node.Parameter && !forward.parameters().isFrozen(node.name())) {
                nodes.add(node);
            }
        }
        nodes.addAll(inputs);
        nodes.forEach(node -> blocks.add(new Block(node.name(), forward.value(node))));
        terms = backward.graph().nodes().stream()
                .mapToInt(node -> Math.max(
                        node.shape().withBatch(backward.rows()).rows(),
                        node.shape().columns()))
                .max()
                .orElse(1);
    }

    @Override
    public List<Block> blocks() {
        return blocks;
    }

    @Override
    public double value() {
        forward.forward();
        double sum = 0;
        for (int k = 0; k < outputs.size(); k++) {
            var cotangent = cotangents.get(k);
            Matrix out = forward.value(outputs.get(k));
            if (cotangent.length == 1) {
                sum += cotangent[0] * out.get(0);
            } else {
                sum += Sum.dot(cotangent, out.toArray());
            }
        }
        return sum;
    }

    @Override
    public List<double[]> gradient() {
        return gradient(x -> x);
    }

    @Override
    public List<double[]> gradient(DoubleUnaryOperator change) {
        prepare(change);
        backward.forward();
        backward.backward();
        return nodes.stream().map(node -> backward.gradient(node).toArray()).toList();
    }

    private void prepare(DoubleUnaryOperator change) {
        for (Node node : nodes) {
            if (node.origin() instanceof Node.Input) {
                backward.value(node).copyFrom(forward.value(node));
            }
        }
        for (int k = 0; k < outputs.size(); k++) {
            backward.cotangent(outputs.get(k))
                    .copyFrom(Arrays.stream(cotangents.get(k)).map(change).toArray());
        }
    }

    /** What is wrong with the backward pass at the present variables. */
    List<Finding> findings(long seed) {
        prepare(x -> x);
        return Localiser.of(backward).seed(seed).findings();
    }

    @Override
    public String kinks(DoubleUnaryOperator line, double at, double scale) {
        return KinkedNodes.on(forward, line, at, scale).stream()
                .map(node ->
                        "the kink of " + ((Node.Computed) node.origin()).op().name() + " \"" + node.name() + "\"")
                .collect(Collectors.joining(" and "));
    }

    @Override
    public boolean localRulesHold() {
        if (localRulesHold.isEmpty()) {
            localRulesHold = Optional.of(findings(1).isEmpty());
        }
        return localRulesHold.get();
    }

    /**
     * The report with what is wrong, if it says that something is. If it says nothing, because the gradient is too small for
     * differences, or claimed to be 0 where values do not change, the steps of the backward pass decide: a chain of right ones is
     * right.
     */
    CheckReport localised(CheckReport report) {
        boolean isAccused = report.comparisons().stream().anyMatch(Comparison::accuses);
        long undecided = report.verdict() == Verdict.UNDECIDED ? report.count(Verdict.UNDECIDED) : 0;
        if (!isAccused && undecided == 0 && !hasSilentGroup(report.comparisons())) {
            return report;
        }
        var findings = findings(report.seed());
        if (!isAccused && undecided == 0 && findings.stream().noneMatch(Finding::isOnRecord)) {
            return report; // what these outputs and inputs hide has no part in their gradient
        }
        var notes = new ArrayList<>(report.notes());
        if (isAccused && findings.isEmpty()) {
            notes.add(
                    "no step of the backward pass was found wrong: every product is its op's derivative at these inputs and"
                            + " every sum adds up; look for an op whose values change from one forward pass to the next");
        } else if (undecided > 0 && findings.isEmpty()) {
            notes.add(undecided + " of " + report.comparisons().size()
                    + " comparisons are too small for differences, or at kinks; they pass because every op on the way follows its"
                    + " own rule at these inputs and every sum adds up");
        }
        var comparisons = report.comparisons();
        if (!isAccused && findings.isEmpty() && undecided > 0) {
            comparisons = left(report, Verdict.PASS, "every op on the way follows its own rule");
        } else if (!isAccused && !findings.isEmpty()) {
            comparisons = left(report, Verdict.FAIL, "an op on the way does not follow its own rule");
        }
        return new CheckReport(report.subject(), comparisons, report.seed(), notes, findings);
    }

    /** What differences left open, decided. */
    private static List<Comparison> left(CheckReport report, Verdict verdict, String reason) {
        return report.comparisons().stream()
                .map(c -> c.verdict() == Verdict.UNDECIDED || isSilent(c) ? c.with(verdict, reason) : c)
                .toList();
    }

    /** Whether of a whole block the values say no more than that they do not change. */
    private static boolean hasSilentGroup(List<Comparison> comparisons) {
        return comparisons.stream().collect(Collectors.groupingBy(Comparison::group)).values().stream()
                .anyMatch(group -> group.stream().allMatch(c -> c.verdict() == Verdict.UNDECIDED || isSilent(c)));
    }

    private static boolean isSilent(Comparison comparison) {
        return comparison.claimed() == 0
                && comparison.oracle().value() == 0
                && comparison.oracle().bound() > 0;
    }

    /** A pass of its own, from the numbers that are there when it is asked for. */
    @Override
    public Optional<Forward> forward() {
        return Optional.of(new PlanForward(forward, outputs, cotangents, nodes));
    }

    @Override
    public int terms() {
        return terms;
    }

    @Override
    public String rule(int block) {
        return rules(backward.graph(), nodes.get(block));
    }

    /** The rules of every use of a node, in words. */
    static String rules(Graph graph, Node node) {
        var rules = new ArrayList<String>();
        for (Node user : graph.nodes()) {
            if (user.origin() instanceof Node.Computed computed) {
                for (int i = 0; i < computed.inputs().size(); i++) {
                    if (computed.inputs().get(i) == node) {
                        rules.add(computed.op().name() + " \"" + user.name() + "\", input " + i + ": "
                                + computed.op().rule(i));
                    }
                }
            }
        }
        return String.join(" + ", rules);
    }
}
