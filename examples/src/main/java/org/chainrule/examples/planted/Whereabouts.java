package org.chainrule.examples.planted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.examples.planted.Story.Chapter;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.check.Verdict;
import org.chainrule.verification.fault.SuspectGraph;
import org.chainrule.verification.locate.Finding;
import org.chainrule.verification.shrink.Shrunk;
import org.chainrule.verification.specimen.Faulty;

/** Where a planted bug is, as the harness finds it in a graph. */
final class Whereabouts {

    private static final String TITLE = "Localised";

    private Whereabouts() {}

    static Chapter of(Optional<Faulty> subject, Optional<Shrunk> shrunk, long seed) {
        var faulty = subject.orElse(null);
        if (faulty instanceof Faulty.OfEngine loop) {
            return inLoop(loop);
        }
        if (faulty instanceof Faulty.OfFunction slope) {
            var at = shrunk.map(plain -> List.of(plain.value("x"))).stream().toList();
            return inGraph(new Elementwise(slope.function()), at, seed);
        }
        if (faulty instanceof Faulty.OfLoss loss) {
            return inGraph(
                    new LossOp(loss.loss(), loss.reduction()),
                    points(shrunk, loss.inputs().apply(seed)),
                    seed);
        }
        if (faulty instanceof Faulty.OfOp op) {
            return inGraph(op.op(), points(shrunk, op.inputs().apply(seed)), seed);
        }
        return new Chapter(TITLE, List.of("it stands alone: there is no graph to look for it in"));
    }

    /** The plainest first. */
    private static List<List<Matrix>> points(Optional<Shrunk> shrunk, List<List<Matrix>> drawn) {
        var points = new ArrayList<List<Matrix>>();
        shrunk.ifPresent(plain -> points.add(plain.values().stream()
                .filter(value -> value.name().startsWith("input"))
                .map(Shrunk.Named::value)
                .toList()));
        points.addAll(drawn);
        return points;
    }

    /** The first of the points at which something is found; what the numbers of the graph hide is looked for after that. */
    private static Chapter inGraph(Op op, List<List<Matrix>> points, long seed) {
        for (List<Matrix> point : points) {
            var graph = SuspectGraph.around(op, point, seed);
            var report = graph.check(seed);
            if (!report.findings().isEmpty()) {
                return told(graph, "its check: " + report.verdict(), report.findings());
            }
        }
        for (List<Matrix> point : points) {
            var graph = SuspectGraph.around(op, point, seed);
            var hidden = graph.findings(seed);
            if (!hidden.isEmpty()) {
                return told(graph, "its own gradient is right at these numbers, so the localiser was asked", hidden);
            }
        }
        return new Chapter(
                TITLE,
                List.of(
                        "in a graph nothing is found: the gradient there is the derivative of the value that is computed,",
                        "or right at these numbers; what convicts the bug is the formula, the convention or the relation",
                        "that the check above names, and it names the place itself"));
    }

    private static Chapter told(SuspectGraph graph, String how, List<Finding> findings) {
        var lines = new ArrayList<String>();
        lines.add("put between right ops, as \"" + SuspectGraph.NAME + "\", into a graph of "
                + graph.graph().nodes().size() + " nodes; " + how + "; accused: "
                + (findings.stream().allMatch(finding -> finding.node() == graph.suspect())
                        ? "\"" + SuspectGraph.NAME + "\" alone"
                        : findings.stream()
                                .map(finding -> finding.node().name())
                                .toList()));
        findings.get(0).describe().lines().forEach(lines::add);
        return new Chapter(TITLE, lines);
    }

    /** By exclusion: if every op of the graph is right, the loop is not. */
    private static Chapter inLoop(Faulty.OfEngine loop) {
        var lines = new ArrayList<String>();
        var check = GradientCheck.ofGraph(loop.graph(), loop.output(), Map.of());
        boolean opsAreRight =
                check.run().verdict() == Verdict.PASS && check.localise().isEmpty();
        lines.add("by exclusion: "
                + (opsAreRight
                        ? "every op of the graph is right when a sound loop runs it, so the loop is at fault"
                        : "the graph itself is at fault"));
        double[] at = loop.engine().initial();
        double[] other = at.clone();
        for (int i = 0; i < other.length; i++) {
            other[i] = -other[i] / 2;
        }
        // Twice at the same place with another between: a loop may remember.
        for (double[] point : List.of(at, other, at)) {
            double[] claimed = loop.engine().gradient(point);
            var report = GradientCheck.of(loop.engine()::value, x -> claimed.clone())
                    .at(point)
                    .run();
            report.comparisons().stream()
                    .filter(c -> c.kind() == org.chainrule.verification.check.Comparison.Kind.COORDINATE)
                    .filter(c -> c.verdict() == Verdict.FAIL || c.verdict() == Verdict.INACCURATE)
                    .forEach(c -> lines.add("  " + c.describe()));
            if (lines.size() > 1) {
                break;
            }
        }
        lines.add(
                "a loop that hands in the record of its pass (BackwardPass) is told the node whose gradient is added up");
        lines.add("wrongly and how (WrongSum); this one keeps no record");
        return new Chapter(TITLE, lines);
    }
}
