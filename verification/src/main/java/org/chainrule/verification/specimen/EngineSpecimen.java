package org.chainrule.verification.specimen;

import java.util.List;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.mutant.Engine;
import org.chainrule.verification.mutant.Mutants;

/**
 * The backward loop of a plan, on a graph of parameters with a 1×1 output.
 *
 * @param name what the graph is
 * @param graph the graph
 * @param output its output
 */
public record EngineSpecimen(String name, Graph graph, Node output) implements Specimen {

    @Override
    public String family() {
        return "engine";
    }

    @Override
    public Class<?> type() {
        return Plan.class;
    }

    @Override
    public Trial sound() {
        return trial(new PlanEngine(graph, output));
    }

    private static Trial trial(Engine engine) {
        return new Trial(1, (stage, seed, extent) -> check(engine, seed));
    }

    /** At the initial parameters, at others, and at the initial ones again: an engine may remember. */
    private static CheckReport check(Engine engine, long seed) {
        double[] initial = engine.initial();
        double[] other = initial.clone();
        var random = new Seed(seed).stream("engine");
        for (int i = 0; i < other.length; i++) {
            other[i] = Seed.uniform(random, 0.5, 1.5) * (random.nextBoolean() ? 1 : -1);
        }
        return GradientCheck.of(engine::value, engine::gradient)
                .named("engine")
                .at(initial)
                .at(other)
                .at(initial)
                .seed(seed)
                .run();
    }

    @Override
    public List<Planted> planted() {
        return Mutants.of(graph, output).stream()
                .map(mutant ->
                        Planted.of(mutant, trial(mutant.faulty()), new Faulty.OfEngine(mutant.faulty(), graph, output)))
                .toList();
    }

    /** The plan as an engine. */
    private static final class PlanEngine implements Engine {
        private final Plan plan;
        private final Node output;
        private final Parameters theta;
        private final double[] initial;

        PlanEngine(Graph graph, Node output) {
            this.output = output;
            theta = graph.parameters(Precision.FLOAT64);
            initial = theta.values().toArray();
            plan = Plan.builder(graph, output)
                    .parameters(theta)
                    .kernels(KernelChoice.reproducible().kernels(Precision.FLOAT64))
                    .build();
        }

        @Override
        public double[] initial() {
            return initial.clone();
        }

        @Override
        public double value(double[] at) {
            theta.values().copyFrom(at);
            plan.forward();
            return plan.value(output).get(0);
        }

        @Override
        public double[] gradient(double[] at) {
            value(at);
            plan.backward();
            return theta.gradients().toArray();
        }
    }
}
