package org.chainrule.core;

/**
 * Random numbers by their number: draw i of step s is a pure function of seed, purpose, s and i.
 *
 * <p>Nothing is remembered, so a training that goes on from a checkpoint needs no state of a generator to draw what it would
 * have drawn, draws can be made in any order, and none allocates. The algorithm is that of {@link Seed}, SplitMix64, entered
 * at any place of its sequence: the bits are {@code mix(mix(key + γ·s) + γ·i)}.
 */
public final class Draws {

    /** Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators", Figure 16: 2⁶⁴ over the golden ratio. */
    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private static final double TWO_TO_MINUS_53 = 0x1p-53;

    private final long key;

    /** The draws of a seed for a purpose. */
    public Draws(Seed seed, String purpose) {
        key = seed.stream(purpose).nextLong();
    }

    /** 64 random bits. */
    public long bits(long step, long draw) {
        return mix(mix(key + GAMMA * step) + GAMMA * draw);
    }

    /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
    public double uniform(long step, long draw) {
        return (bits(step, draw) >>> 11) * TWO_TO_MINUS_53;
    }

    /** Standard normal, by Box and Muller; {@link StrictMath}, so the same bits on every JDK. Uses two draws of its own. */
    public double normal(long step, long draw) {
        double radius = 1 - uniform(step, 2 * draw); // above 0
        double angle = 2 * Math.PI * uniform(step, 2 * draw + 1);
        return StrictMath.sqrt(-2 * StrictMath.log(radius)) * StrictMath.cos(angle);
    }

    /** The same place, Stafford's variant 13. */
    private static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        y = (y ^ (y >>> 27)) * 0x94d049bb133111ebL;
        return y ^ (y >>> 31);
    }
}
