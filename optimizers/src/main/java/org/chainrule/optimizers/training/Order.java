package org.chainrule.optimizers.training;

import java.util.random.RandomGenerator;
import org.chainrule.core.Seed;

/** In which order an epoch takes the examples. */
sealed interface Order permits Order.AsGiven, Order.Shuffled {

    /** Starts the order of a training. */
    Reordering start();

    /** The order of the data, in every epoch. */
    record AsGiven() implements Order {

        @Override
        public Reordering start() {
            return examples -> {};
        }
    }

    /**
     * A new random order in every epoch, drawn from the stream "shuffling" of a seed.
     *
     * @param seed any number
     */
    record Shuffled(long seed) implements Order {

        @Override
        public Reordering start() {
            RandomGenerator random = new Seed(seed).stream("shuffling");
            return examples -> Seed.shuffle(examples, random);
        }
    }

    /** Reorders the example numbers before an epoch. */
    @FunctionalInterface
    interface Reordering {

        /** Changes {@code examples}, which holds the order of the epoch before, in place. */
        void reorder(int[] examples);
    }
}
