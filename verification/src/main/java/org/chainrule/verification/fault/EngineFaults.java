package org.chainrule.verification.fault;

import java.util.List;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.core.function.Tanh;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;

/** Faults in the backward loop, planted in a small engine of its own. */
final class EngineFaults {

    private EngineFaults() {}

    /** L = (tanh(ab) + a) · tanh(ab): a and tanh(ab) are used twice. */
    private static SmallEngine engine(SmallEngine.Way way) {
        var graph = new Graph();
        Node a = graph.parameter("a", 0.75);
        Node b = graph.parameter("b", -1.5);
        Node t = graph.map(new Tanh(), graph.multiply(a, b));
        return new SmallEngine(graph, graph.multiply(graph.add(t, a), t), way);
    }

    private static CheckReport check(SmallEngine engine) {
        return GradientCheck.of(engine::value, engine::gradient)
                .named("a small engine")
                .at(engine.initial())
                .at(-0.5, 2)
                .run();
    }

    private static Fault fault(String name, String sentence, SmallEngine.Way way) {
        return Fault.of(
                name,
                sentence,
                "GradientCheck.of, by differences",
                engine(way),
                engine(SmallEngine.Way.SOUND),
                EngineFaults::check);
    }

    static List<Fault> all() {
        return List.of(
                fault(
                        "fan-out-overwritten",
                        "the second contribution to the gradient of a node overwrites the first",
                        SmallEngine.Way.OVERWRITES),
                fault(
                        "gradients-not-cleared",
                        "a backward pass adds to what the one before has left",
                        SmallEngine.Way.KEEPS_OLD_GRADIENTS),
                fault(
                        "visited-too-early",
                        "nodes are visited before everything that uses them has been",
                        SmallEngine.Way.TOO_EARLY),
                fault(
                        "tied-counted-twice",
                        "the contributions to a node that is used twice are added twice",
                        SmallEngine.Way.COUNTS_TWICE));
    }
}
