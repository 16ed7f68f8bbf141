package org.chainrule.examples.lesson.c;

import org.chainrule.autodiff.network.Network;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.core.data.Dataset;
import org.chainrule.core.data.Generated;
import org.chainrule.core.data.MinMax;
import org.chainrule.core.data.Standardiser;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.initializer.Initializer;
import org.chainrule.core.initializer.SmallRandom;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.BinaryCrossEntropy;

/** The images and the network of the lesson. */
final class Images {

    /** How many images. */
    static final int COUNT = 209;
    /** Pixels of each. */
    static final int PIXELS = 64 * 64;
    /** Hidden units. */
    static final int HIDDEN = 8;

    private static final long SEED = 42;

    private Images() {}

    /** 209 grey images, pixels from 0 to 255. */
    static Dataset raw() {
        return Generated.shapes(COUNT, SEED);
    }

    /** Every pixel with mean 0 and deviation 1. */
    static Dataset standardised() {
        var raw = raw();
        return Standardiser.fit(raw.inputs()).apply(raw);
    }

    /** Every pixel stretched to [low, high]. */
    static Dataset scaled(double low, double high) {
        var raw = raw();
        return MinMax.fit(raw.inputs(), low, high).apply(raw);
    }

    /** 4096-8-1 with ReLU, small random weights, biases 0, binary cross-entropy averaged over the images. */
    static SupervisedObjective network() {
        return network(new Relu(), new SmallRandom());
    }

    /** 4096-8-1 with another hidden activation and other initial weights. */
    static SupervisedObjective network(ScalarFunction hidden, Initializer initializer) {
        return Network.inputs(PIXELS)
                .dense(HIDDEN, hidden)
                .dense(1, new Sigmoid())
                .initialised(initializer, SEED)
                .objective(new BinaryCrossEntropy(), KernelChoice.reproducible());
    }
}
