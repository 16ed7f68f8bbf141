package org.chainrule.verification.peer.speed;

import java.util.SplittableRandom;
import org.chainrule.autodiff.model.Model;
import org.chainrule.autodiff.model.Predictor;
import org.chainrule.autodiff.network.Network;
import org.chainrule.core.Batch;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.OutputLink;
import org.chainrule.optimizers.Constant;
import org.chainrule.optimizers.Optimizer;
import org.chainrule.verification.speed.ChainruleSubject;
import org.chainrule.verification.speed.Examples;
import org.chainrule.verification.speed.Task;
import org.chainrule.verification.speed.Workload;

/**
 * The losses of the first steps in float64, and how far off another computation of the same losses may be.
 *
 * <p>A product of n terms in floating point, in any order, is the exact product with every weight changed by at most
 * γₙ = n·u/(1 − n·u) of itself (Higham 2002, §3.5), and a gradient that is summed over n examples is off by at most
 * γₙ Σ |gᵢ|. So the losses are computed again with every weight changed by its γ before each step, every gradient by its
 * own, each up or down at random, and the bar is the largest change of the loss in {@value #DRAWS} such runs and the rounding
 * of the loss itself. Real errors are smaller, about √n·u where the changes are n·u, which is what makes a few draws enough.
 *
 * @param losses before each step
 * @param bars how far off each may be
 * @param fault how many bars the last loss is off when the learning rate is 1 % too large, or the weights if nothing is
 *     learned: what a loss must be able to tell
 */
record LossBars(double[] losses, double[] bars, double fault) {

    /** The loss before the first update, between, and after the second. */
    static final int STEPS = 3;

    private static final int DRAWS = 8;

    /** An activation and the loss are at most so many roundings of their results. */
    private static final int OTHER_ROUNDINGS = 8;

    private static final double FAULT = 1.01;

    static LossBars of(Workload workload, Precision precision) {
        return workload.kind() == Task.Kind.TRAINING
                ? new Run(workload, precision).bars()
                : ofInference(workload, precision);
    }

    /** In how many bars a loss is off at most; above 1 it is another loss. */
    double off(double[] found) {
        double most = 0;
        for (int i = 0; i < STEPS; i++) {
            double off = Math.abs(found[i] - losses[i]) / bars[i];
            most = off <= most ? most : off; // NaN is the most
        }
        return most;
    }

    private static double gamma(int n, Precision precision) {
        double nu = n * precision.unitRoundoff();
        return nu / (1 - nu);
    }

    private static int longestRow(Workload workload) {
        return workload.widths().stream().mapToInt(Integer::intValue).max().orElseThrow() + 1 + OTHER_ROUNDINGS;
    }

    private static void change(Matrix values, double by, SplittableRandom random) {
        for (int i = 0; i < values.size(); i++) {
            values.set(i, values.get(i) * (random.nextBoolean() ? 1 + by : 1 - by));
        }
    }

    private static LossBars ofInference(Workload workload, Precision precision) {
        double exact = squares(workload, ChainruleSubject.network(workload, precision));
        double gamma = gamma(longestRow(workload), precision);
        double bar = gamma * exact;
        for (int draw = 0; draw < DRAWS; draw++) {
            var network = ChainruleSubject.network(workload, precision).in(Precision.FLOAT64);
            change(network.parameters().values(), gamma, new SplittableRandom(draw));
            bar = Math.max(bar, gamma * exact + Math.abs(squares(workload, network) - exact));
        }
        var faulty = ChainruleSubject.network(workload, precision).in(Precision.FLOAT64);
        var weight = faulty.parameters().all().get(0).value();
        for (int i = 0; i < weight.size(); i++) {
            weight.set(i, weight.get(i) * FAULT);
        }
        return new LossBars(
                new double[] {exact, exact, exact},
                new double[] {bar, bar, bar},
                Math.abs(squares(workload, faulty) - exact) / bar);
    }

    private static double squares(Workload workload, Network network) {
        var results = new double[workload.batch() * workload.outputs()];
        Predictor.of(Model.of(network.in(Precision.FLOAT64), OutputLink.IDENTITY))
                .predict(Examples.of(workload).inputs(), workload.batch(), results);
        double sum = 0;
        for (double y : results) {
            sum += y * y;
        }
        return sum;
    }

    /** The runs of one workload. */
    private static final class Run {
        private final Workload workload;
        private final Precision precision;
        private final Matrix inputs;
        private final Matrix targets;
        private final int batches;
        private final double[][] spreads = new double[STEPS - 1][];

        Run(Workload workload, Precision precision) {
            this.workload = workload;
            this.precision = precision;
            var examples = Examples.of(workload);
            batches = examples.batches();
            inputs = Matrix.zeros(Precision.FLOAT64, batches * workload.batch(), workload.inputs());
            targets = Matrix.zeros(Precision.FLOAT64, batches * workload.batch(), 1);
            inputs.copyFrom(examples.inputs());
            targets.copyFrom(examples.targets());
        }

        LossBars bars() {
            double[] losses = losses(workload.rate(), 0, 0, new SplittableRandom(0));
            double forWeights = gamma(longestRow(workload), precision);
            double forGradients = gamma(workload.batch() + OTHER_ROUNDINGS, precision);
            var bars = new double[STEPS];
            for (int draw = 0; draw < DRAWS; draw++) {
                double[] changed = losses(workload.rate(), forWeights, forGradients, new SplittableRandom(draw));
                for (int i = 0; i < STEPS; i++) {
                    double rounding = forGradients * Math.abs(losses[i]);
                    bars[i] = Math.max(bars[i], rounding + Math.abs(changed[i] - losses[i]));
                }
            }
            double[] faulty = losses(FAULT * workload.rate(), 0, 0, new SplittableRandom(0));
            int last = STEPS - 1;
            return new LossBars(losses, bars, Math.abs(faulty[last] - losses[last]) / bars[last]);
        }

        private double[] losses(double rate, double forWeights, double forGradients, SplittableRandom random) {
            var network = ChainruleSubject.network(workload, precision).in(Precision.FLOAT64);
            var objective = network.objective(workload.loss(), KernelChoice.reproducible());
            var optimizer =
                    new Optimizer(network.parameters(), workload.rule(), new Constant(rate), objective.kernels());
            var gradients = network.parameters().gradients();
            var losses = new double[STEPS];
            for (int step = 0; step < STEPS; step++) {
                int first = step % batches * workload.batch();
                if (step < STEPS - 1 && spreads[step] == null) {
                    spreads[step] = new double[gradients.size()];
                    for (int i = 0; i < workload.batch(); i++) {
                        objective.gradient(rows(first + i, 1), objective.share(1, workload.batch()), 0);
                        for (int k = 0; k < gradients.size(); k++) {
                            spreads[step][k] += Math.abs(gradients.get(k));
                        }
                    }
                }
                if (forWeights > 0) {
                    change(network.parameters().values(), forWeights, random);
                }
                losses[step] = objective.gradient(rows(first, workload.batch()));
                for (int k = 0; forGradients > 0 && step < STEPS - 1 && k < gradients.size(); k++) {
                    double change = forGradients * spreads[step][k];
                    gradients.set(k, gradients.get(k) + (random.nextBoolean() ? change : -change));
                }
                optimizer.step();
            }
            return losses;
        }

        private Batch rows(int first, int count) {
            return Batch.of(inputs.rows(first, count), targets.rows(first, count));
        }
    }
}
