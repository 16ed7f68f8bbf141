package org.chainrule.verification.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.core.Matrix;
import org.chainrule.core.Seed;
import org.chainrule.verification.mutant.OpMutant;
import org.chainrule.verification.mutant.OpMutants;

/**
 * Measures localisation: random graphs with one planted fault each, of which the effective ones count, and as many sound
 * graphs. A fault is effective if it changes an element of a leaf's gradient by more than twice the rounding of that
 * element, measured on the sound graph: both gradients may be off by once.
 */
final class LocalisationFigures {

    private static final double SHARE_OF_ENGINE_FAULTS = 0.25;
    private static final int TRIALS = 3;
    private static final double SPREADS = 4;
    private static final double TWO_ULPS = 0x1p-51;
    private static final double U = 0x1p-53;

    private final long seed;
    int effective;
    int exact;
    int ineffective;
    int ineffectiveSeen;
    int opFaults;
    int named;
    int clean;
    int accusedClean;
    final List<String> misses = new ArrayList<>();
    final Map<String, int[]> classes = new TreeMap<>();

    LocalisationFigures(long seed) {
        this.seed = seed;
    }

    /** Plants faults until so many effective ones have been tried. */
    LocalisationFigures faulty(int count) {
        for (long n = 0; effective < count; n++) {
            var random = new Seed(seed + n).stream("localisation figures");
            var graph = RandomGraph.of(seed + n);
            var plan = graph.plan();
            plan.forward();
            var fanOuts = FaultyEngine.fanOuts(plan);
            if (!fanOuts.isEmpty() && random.nextDouble() < SHARE_OF_ENGINE_FAULTS) {
                engine(graph, plan, fanOuts.get(random.nextInt(fanOuts.size())), random);
            } else {
                op(graph, plan, random);
            }
        }
        return this;
    }

    private void engine(RandomGraph graph, Plan plan, Node at, RandomGenerator random) {
        var faults = new ArrayList<>(
                List.of(SumFault.OVERWRITTEN, SumFault.COUNTED_TWICE, SumFault.NOT_CLEARED, SumFault.LEFT_OUT));
        boolean canBeEarly = at.origin() instanceof Node.Computed;
        if (canBeEarly) {
            faults.add(SumFault.VISITED_TOO_EARLY);
        }
        var fault = faults.get(random.nextInt(faults.size()));
        var engine = new FaultyEngine(plan, at, fault);
        var gradients = leaves(plan).stream().map(engine::gradientOf).toList();
        var findings = Localiser.of(engine.pass()).seed(graph.seed()).findings();
        boolean isExact = findings.size() == 1 && findings.get(0) instanceof WrongSum sum && sum.node() == at;
        count("engine: " + fault, graph, plan, gradients, findings, isExact, at);
    }

    private void op(RandomGraph graph, Plan plan, RandomGenerator random) {
        var places = plan.graph().nodes().stream()
                .filter(node -> node.origin() instanceof Node.Computed && plan.hasGradient(node))
                .toList();
        Node place = places.get(random.nextInt(places.size()));
        var computed = (Node.Computed) place.origin();
        var shapes = computed.inputs().stream()
                .map(input -> plan.value(input).shape())
                .toList();
        var mutants = OpMutants.fitting(computed.op(), shapes);
        OpMutant mutant = mutants.get(random.nextInt(mutants.size()));
        var faulty = graph.with(place, mutant.op());
        var faultyPlan = faulty.plan();
        faultyPlan.forward();
        if (!sameValues(plan, faultyPlan)) {
            return; // wrong in value and slope alike: another op, whose gradient is right
        }
        faultyPlan.backward();
        var gradients = leaves(faultyPlan).stream()
                .map(leaf -> faultyPlan.gradient(leaf).toArray())
                .toList();
        var findings = Localiser.of(faultyPlan).seed(graph.seed()).findings();
        boolean isExact = findings.size() == 1
                && !(findings.get(0) instanceof WrongSum)
                && findings.get(0).node().index() == place.index();
        boolean isEffective = count(mutant.name(), graph, plan, gradients, findings, isExact, place);
        if (isEffective && isExact && findings.get(0) instanceof WrongProduct product) {
            opFaults++;
            named += product.likeliest()
                            .map(likeliest -> likeliest.name().equals(mutant.name()))
                            .orElse(false)
                    ? 1
                    : 0;
        }
    }

    private boolean count(
            String name,
            RandomGraph graph,
            Plan sound,
            List<double[]> gradients,
            List<Finding> findings,
            boolean isExact,
            Node place) {
        boolean isEffective = isEffective(sound, gradients, new Seed(graph.seed()).stream("rounding of leaves"));
        var tally = classes.computeIfAbsent(name, key -> new int[4]);
        if (isEffective) {
            effective++;
            exact += isExact ? 1 : 0;
            tally[0]++;
            tally[1] += isExact ? 1 : 0;
            if (!isExact) {
                misses.add("seed " + graph.seed() + ", " + name + " planted at " + Place.named(place) + ", accused "
                        + findings.stream().map(Finding::headline).toList());
            }
        } else {
            ineffective++;
            ineffectiveSeen += findings.isEmpty() ? 0 : 1;
            tally[2]++;
            tally[3] += findings.isEmpty() ? 0 : 1;
        }
        return isEffective;
    }

    private static boolean sameValues(Plan sound, Plan faulty) {
        for (Node node : sound.graph().nodes()) {
            Node other = faulty.graph().nodes().get(node.index());
            if (sound.computes(node)
                    && !Habits.same(
                            sound.value(node).toArray(), faulty.value(other).toArray())) {
                return false;
            }
        }
        return true;
    }

    /** The trained parameters and wanted inputs. */
    private static List<Node> leaves(Plan plan) {
        return plan.graph().nodes().stream()
                .filter(node ->
                        !(node.origin() instanceof Node.Computed) && plan.computes(node) && plan.hasGradient(node))
                .toList();
    }

    private static boolean isEffective(Plan sound, List<double[]> gradients, RandomGenerator random) {
        var leaves = leaves(sound);
        var at = leaves.stream().map(leaf -> sound.value(leaf).toArray()).toList();
        var right = gradients(sound, leaves);
        var spreads = right.stream().map(array -> new double[array.length]).toList();
        for (int trial = 0; trial < TRIALS; trial++) {
            for (Node leaf : leaves) {
                Matrix value = sound.value(leaf);
                for (int k = 0; k < value.size(); k++) {
                    value.set(k, value.get(k) * (1 + (random.nextBoolean() ? TWO_ULPS : -TWO_ULPS)));
                }
            }
            try {
                var moved = gradients(sound, leaves);
                for (int l = 0; l < leaves.size(); l++) {
                    for (int k = 0; k < moved.get(l).length; k++) {
                        double spread = Math.abs(moved.get(l)[k] - right.get(l)[k]);
                        spreads.get(l)[k] = Math.max(spreads.get(l)[k], spread);
                    }
                }
            } catch (IllegalArgumentException outside) {
                // two ulps beyond the edge of a domain
            } finally {
                for (int l = 0; l < leaves.size(); l++) {
                    sound.value(leaves.get(l)).copyFrom(at.get(l));
                }
            }
        }
        double m = 2.0 + sound.graph().nodes().size();
        double gamma = m * U / (1 - m * U);
        for (int l = 0; l < leaves.size(); l++) {
            for (int k = 0; k < right.get(l).length; k++) {
                double bound = 2 * (SPREADS * spreads.get(l)[k] + gamma * Math.abs(right.get(l)[k]));
                if (!(Math.abs(gradients.get(l)[k] - right.get(l)[k]) <= bound)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<double[]> gradients(Plan plan, List<Node> leaves) {
        plan.forward();
        plan.backward();
        return leaves.stream().map(leaf -> plan.gradient(leaf).toArray()).toList();
    }

    /** Sound graphs, none of whose nodes may be accused. */
    LocalisationFigures sound(int count) {
        for (int n = 0; n < count; n++) {
            var graph = RandomGraph.of(Objects.hash(seed, n));
            var findings = Localiser.of(graph.plan()).seed(n).findings();
            clean++;
            if (!findings.isEmpty()) {
                accusedClean++;
                misses.add("sound, seed " + graph.seed() + ", accused "
                        + findings.stream().map(Finding::headline).toList());
            }
        }
        return this;
    }

    /** The figures, several lines. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        text.append("localised exactly: ").append(exact).append(" of ").append(effective);
        text.append(" effective faults; ").append(named).append(" of ").append(opFaults);
        text.append(" wrong products named by their mutant\n");
        text.append("ineffective faults: ").append(ineffective).append(", seen on fresh cotangents ");
        text.append(ineffectiveSeen).append('\n');
        text.append("sound graphs: ")
                .append(clean)
                .append(", accused ")
                .append(accusedClean)
                .append('\n');
        classes.forEach((name, tally) -> text.append("  ")
                .append(name)
                .append(": ")
                .append(tally[1])
                .append(" of ")
                .append(tally[0])
                .append(", ineffective ")
                .append(tally[2])
                .append(", of these seen ")
                .append(tally[3])
                .append('\n'));
        misses.forEach(miss -> text.append("  ").append(miss).append('\n'));
        return text.toString();
    }

    /** Prints the figures for so many graphs of each kind, and from which seed on. */
    public static void main(String[] arguments) {
        int graphs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        long start = System.nanoTime();
        var figures = new LocalisationFigures(seed).faulty(graphs);
        long middle = System.nanoTime();
        figures.sound(graphs);
        System.out.print(figures);
        System.out.println(
                (middle - start) / 1_000_000 + " ms and " + (System.nanoTime() - middle) / 1_000_000 + " ms");
    }
}
