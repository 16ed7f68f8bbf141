package org.chainrule.verification.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import org.chainrule.core.Figures;
import org.chainrule.core.Parameters;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.UpdateRule;
import org.chainrule.optimizers.training.Trainer;
import org.chainrule.optimizers.training.TrainingListener;
import org.junit.jupiter.api.Test;

/** Whole trainings, gradient and update together, follow the golden trajectories. */
class TrajectoriesTest {

    /** What the golden file asks for: nobody is wrong within it. */
    private static final double ALLOWED = 1e-11;

    @Test
    void everyTrainingFollowsTheGoldenTrajectory() {
        var ran = new ArrayList<String>();
        for (var problem : Trajectories.read()) {
            for (var run : problem.runs()) {
                double worst = follow(problem, run, run.rule());
                ran.add(problem.id() + " " + run.id() + " (" + Figures.significant(worst, 2) + ")");
            }
        }
        System.out.println("golden trajectories: " + ran.size() + " ran, largest deviation: " + String.join(", ", ran));
        assertThat(ran).hasSize(2 * 32);
    }

    @Test
    void theWrongRuleDoesNotFollow() {
        var problem = Trajectories.read().get(0);
        var momentum = problem.runs().stream()
                .filter(run -> run.id().equals("sgd_momentum"))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> follow(problem, momentum, new Sgd())).isInstanceOf(AssertionError.class);
    }

    /** Trains as the golden file did; returns the largest deviation of a loss or a parameter. */
    private static double follow(Trajectories.Problem problem, Trajectories.Run run, UpdateRule rule) {
        var objective = problem.objective();
        var data = problem.data();
        int batches = data.rows() / problem.batchSize();
        assertThat(problem.steps() % batches).as("whole epochs").isZero();
        var watch = new Watch(problem.id() + " " + run.id(), run, objective.parameters());
        Trainer.of(objective)
                .optimizer(rule, run.rate())
                .batches(data, problem.batchSize())
                .inOrder()
                .listening(watch)
                .train(problem.steps() / batches);
        assertThat(watch.losses).isEqualTo(run.losses().size());
        assertThat(watch.checkpoints).isEqualTo(run.checkpoints().size()).isPositive();
        return watch.worst;
    }

    private static final class Watch implements TrainingListener {
        private final String name;
        private final Trajectories.Run run;
        private final Parameters parameters;
        private int losses;
        private int checkpoints;
        private double worst;

        Watch(String name, Trajectories.Run run, Parameters parameters) {
            this.name = name;
            this.run = run;
            this.parameters = parameters;
        }

        @Override
        public void onIteration(long iteration, double loss) {
            compare("loss", iteration, loss, run.losses().get((int) iteration - 1));
            losses++;
            var expected = run.checkpoints().get((int) iteration);
            if (expected != null) {
                assertThat(expected).hasSize(parameters.size());
                for (int i = 0; i < parameters.size(); i++) {
                    compare("parameter " + i, iteration, parameters.values().get(i), expected.get(i));
                }
                checkpoints++;
            }
        }

        private void compare(String what, long step, double found, double expected) {
            assertThat(found).as("%s, step %d, %s", name, step, what).isCloseTo(expected, within(ALLOWED));
            worst = Math.max(worst, Math.abs(found - expected));
        }
    }
}
