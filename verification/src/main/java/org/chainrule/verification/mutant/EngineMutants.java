package org.chainrule.verification.mutant;

import static org.chainrule.verification.mutant.MutantClass.of;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;

/** What can go wrong in the backward loop itself, with every product right. */
final class EngineMutants {

    private static final String NO_FAN_OUT = "no node of this graph is used twice";

    private EngineMutants() {}

    /** A class of faults of the loop; on some graphs it changes nothing. */
    private record Kind(MutantClass kind, SmallEngine.Way way, Predicate<Graph> harmless, String proof) {}

    private static Kind kind(SmallEngine.Way way, MutantClass kind) {
        return new Kind(kind, way, graph -> false, "");
    }

    static int mostUses(Graph graph) {
        int most = 0;
        for (Node node : graph.nodes()) {
            int uses = 0;
            for (Node user : graph.nodes()) {
                if (user.origin() instanceof Node.Computed computed) {
                    uses += (int) computed.inputs().stream()
                            .filter(input -> input == node)
                            .count();
                }
            }
            most = Math.max(most, uses);
        }
        return most;
    }

    private static boolean usesOneNodeTwice(Graph graph) {
        return graph.nodes().stream()
                .anyMatch(node -> node.origin() instanceof Node.Computed computed
                        && computed.inputs().stream().distinct().count()
                                < computed.inputs().size());
    }

    private static List<Kind> kinds() {
        return List.of(
                new Kind(
                        of(
                                "fan-out-overwritten",
                                "x̄ += c → x̄ = c: the second contribution overwrites the first",
                                "a node that is used twice",
                                "30"),
                        SmallEngine.Way.OVERWRITES,
                        graph -> mostUses(graph) < 2,
                        NO_FAN_OUT),
                new Kind(
                        of(
                                "fan-out-of-five-overwritten",
                                "x̄ += c → x̄ = c from the fifth contribution on",
                                "a node that is used five times",
                                "30"),
                        SmallEngine.Way.FOUR_USES_AT_MOST,
                        graph -> mostUses(graph) < 5,
                        "no node of this graph is used five times"),
                new Kind(
                        of(
                                "tied-counted-twice",
                                "c → 2 c for a node that is used twice",
                                "a node that is used twice",
                                "10"),
                        SmallEngine.Way.COUNTS_TWICE,
                        graph -> mostUses(graph) < 2,
                        NO_FAN_OUT),
                new Kind(
                        of(
                                "one-contribution-per-node",
                                "a · a gives a two contributions → the first only",
                                "an op that uses one node twice",
                                "30",
                                "36"),
                        SmallEngine.Way.ONCE_PER_NODE,
                        graph -> !usesOneNodeTwice(graph),
                        "no op of this graph uses a node twice"),
                kind(
                        SmallEngine.Way.TOO_EARLY,
                        of(
                                "visited-too-early",
                                "after all that uses it → before",
                                "a graph of more than one op",
                                "31")),
                kind(
                        SmallEngine.Way.KEEPS_OLD_GRADIENTS,
                        of(
                                "gradients-not-cleared",
                                "every backward pass starts from 0 → from what the last one left",
                                "a second backward pass",
                                "32")),
                kind(
                        SmallEngine.Way.KEEPS_OLD_ADJOINTS,
                        of(
                                "adjoints-not-cleared",
                                "nodes between start from 0 → from what the last pass left",
                                "a second backward pass",
                                "32")),
                kind(
                        SmallEngine.Way.FIRST_PASS_ONLY,
                        of(
                                "right-the-first-time-only",
                                "every backward pass is computed → the first is returned again",
                                "a second backward pass at another point",
                                "30",
                                "33")),
                kind(
                        SmallEngine.Way.ONE_PASS_BEHIND,
                        of(
                                "one-pass-behind",
                                "backward of the last forward pass → of the one before",
                                "a second backward pass at another point",
                                "33",
                                "35")),
                kind(
                        SmallEngine.Way.FORGETS_THE_LAST_INPUT,
                        of(
                                "last-input-forgotten",
                                "every input of an op gets its share → all but the last",
                                "any graph",
                                "5",
                                "36")));
    }

    static List<MutantClass> classes() {
        return kinds().stream().map(Kind::kind).toList();
    }

    static List<Mutant<Engine>> in(Graph graph, Node output) {
        var mutants = new ArrayList<Mutant<Engine>>();
        for (Kind kind : kinds()) {
            mutants.add(Mutant.<Engine>of(kind.kind(), new SmallEngine(graph, output, kind.way()))
                    .equivalentIf(kind.harmless().test(graph), kind.proof()));
        }
        return mutants;
    }
}
