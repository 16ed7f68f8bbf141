package org.chainrule.core;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * One seed, from which every purpose draws its own stream: initialisation, shuffling, generated data.
 *
 * <p>The algorithm is SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators"), which
 * is {@link SplittableRandom} on every JDK. Streams of different purposes do not disturb each other: drawing more
 * numbers for shuffling leaves the initial weights as they were.
 *
 * @param value any number
 */
public record Seed(long value) {

    /** A new stream for a purpose; the same seed and purpose give the same numbers. */
    public RandomGenerator stream(String purpose) {
        long hash = 0xcbf29ce484222325L; // FNV-1a, 64 bits: offset basis and prime
        for (int i = 0; i < purpose.length(); i++) {
            hash = (hash ^ purpose.charAt(i)) * 0x100000001b3L;
        }
        return new SplittableRandom(new SplittableRandom(value).nextLong() ^ hash);
    }

    /** A number between {@code low} (inclusive) and {@code high} (exclusive but for rounding), uniform. */
    public static double uniform(RandomGenerator random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** A standard normal number by Marsaglia's polar method; {@link StrictMath}, so the same bits on every JDK. */
    public static double normal(RandomGenerator random) {
        while (true) {
            double u = 2 * random.nextDouble() - 1;
            double v = 2 * random.nextDouble() - 1;
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }

    /** Shuffles {@code order} in place (Fisher–Yates), every permutation equally likely. */
    public static void shuffle(int[] order, RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = order[i];
            order[i] = order[j];
            order[j] = held;
        }
    }
}
