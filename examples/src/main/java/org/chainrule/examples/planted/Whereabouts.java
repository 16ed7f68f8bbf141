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
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.Comparison;
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

    static Chapter of(Optional<Faulty> subject, CheckReport found, Optional<Shrunk> shrunk, long seed) {
        return subject.flatMap(faulty -> inGraph(faulty, shrunk, seed)).orElseGet(() -> byItsCheck(found));
    }

    private static Optional<Chapter> inGraph(Faulty subject, Optional<Shrunk> shrunk, long seed) {
        if (subject instanceof Faulty.OfOp op) {
            return inGraph(op.op(), points(shrunk, op.inputs().apply(seed)), seed);
        }
        if (subject instanceof Faulty.OfLoss loss) {
            var op = new LossOp(loss.loss(), loss.reduction());
            return inGraph(op, points(shrunk, loss.inputs().apply(seed)), seed);
        }
        if (subject instanceof Faulty.OfFunction function) {
            var at = shrunk.map(plain -> List.of(plain.value("x"))).stream().toList();
            return inGraph(new Elementwise(function.function()), at, seed);
        }
        return subject instanceof Faulty.OfEngine loop ? Optional.of(inLoop(loop)) : Optional.empty();
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
    private static Optional<Chapter> inGraph(Op op, List<List<Matrix>> points, long seed) {
        for (List<Matrix> point : points) {
            var graph = SuspectGraph.around(op, point, seed);
            var report = graph.check(seed);
            if (!report.findings().isEmpty()) {
                return Optional.of(told(graph, "its check: " + report.verdict(), report.findings()));
            }
        }
        for (List<Matrix> point : points) {
            var graph = SuspectGraph.around(op, point, seed);
            var hidden = graph.findings(seed);
            if (!hidden.isEmpty()) {
                return Optional.of(
                        told(graph, "its gradient is right at these numbers, so the localiser was asked", hidden));
            }
        }
        return Optional.empty();
    }

    /** A broken convention, a wrong sheet, a relation: the comparison that convicts it says where. */
    private static Chapter byItsCheck(CheckReport found) {
        var lines = new ArrayList<String>();
        lines.add(
                "put between right ops it is not accused: at these numbers its products are the derivative of its value");
        found.worst()
                .ifPresent(worst -> lines.add("the check itself names the place: " + worst.group()
                        + (worst.what().isEmpty() ? "" : ", " + worst.what()) + " (judged by "
                        + worst.by().title() + ")"));
        return new Chapter(TITLE, lines);
    }

    private static Chapter told(SuspectGraph graph, String how, List<Finding> findings) {
        var lines = new ArrayList<String>();
        lines.add("between right ops in a graph of " + graph.graph().nodes().size() + " nodes (SuspectGraph); " + how
                + "; accused: "
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
                    .filter(c -> c.kind() == Comparison.Kind.COORDINATE)
                    .filter(c -> c.verdict() == Verdict.FAIL || c.verdict() == Verdict.INACCURATE)
                    .forEach(c -> lines.add("  " + c.describe()));
            if (lines.size() > 1) {
                break;
            }
        }
        lines.add(
                "a loop that hands in the record of its pass (BackwardPass) is told the node whose gradient is added up"
                        + " wrongly, and how (WrongSum); this one keeps no record");
        return new Chapter(TITLE, lines);
    }
}
