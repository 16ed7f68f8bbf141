package org.chainrule.examples.lesson;

import org.chainrule.autodiff.network.Network;
import org.chainrule.core.Figures;
import org.chainrule.core.data.Generated;
import org.chainrule.core.data.Split;
import org.chainrule.core.function.Relu;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.training.Trainer;
import org.chainrule.verification.check.GradientCheck;

/** The first classifier: data, network, check, training, score. */
public final class FirstNetwork {

    private FirstNetwork() {}

    /** Prints the result. */
    public static void main(String[] arguments) {
        System.out.println(train());
    }

    /** Trains on three spiral arms and says how well it did. */
    public static String train() {
        long seed = 42;
        var data =
                Split.of(Generated.spirals(3, 100, 0.2, seed), 0.7, 0.15, seed).standardised();
        var network = Network.inputs(2).dense(32, new Relu()).dense(3).initialised(Initializers.he(), seed);
        var objective = network.objective(new SoftmaxCrossEntropy(), KernelChoice.reproducible());
        var check = GradientCheck.ofObjective(objective)
                .on(data.training().first(8))
                .seed(seed)
                .run();
        Trainer.of(objective)
                .optimizer(new Adam(), 1e-2)
                .batches(data.training(), 32)
                .shuffled(seed)
                .validation(data.validation())
                .train(50);
        double accuracy = objective.accuracy(data.test());
        return check + "\naccuracy on the test part: " + Figures.fixed(accuracy, 3);
    }
}
