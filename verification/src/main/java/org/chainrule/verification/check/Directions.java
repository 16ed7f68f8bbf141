package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Random signed directions through the variables of a {@link Subject}.
 *
 * <p>Unless ties are to be kept, every element is ± 8/8 to 15/8 of a power of two: about the size of the variable, or 1 if it is smaller, over the square
 * root of the number of elements, so that the step moves what is computed from them by about as much as one element would. The
 * sizes differ, so that exchanged elements show, and round numbers do not cancel.
 */
final class Directions {

    private static final int EIGHTHS = 8;

    private Directions() {}

    /** One over all blocks together. */
    static List<double[]> random(List<Block> blocks, RandomGenerator random) {
        int total = blocks.stream().mapToInt(Block::size).sum();
        var direction = new ArrayList<double[]>();
        for (Block block : blocks) {
            var part = new double[block.size()];
            for (int i = 0; i < part.length; i++) {
                part[i] = element(block.value().get(i), total, random);
            }
            direction.add(part);
        }
        return direction;
    }

    /** One element, for a variable x, of a direction of so many. */
    static double element(double x, int count, RandomGenerator random) {
        double shrink = Math.scalb(1.0, -Math.getExponent(Math.sqrt(count)));
        double size = Math.scalb(shrink, Math.getExponent(Math.max(1, Math.abs(x))));
        double varied = size * (EIGHTHS + random.nextInt(EIGHTHS)) / EIGHTHS;
        return random.nextBoolean() ? varied : -varied;
    }

    /**
     * The direction with every element by the own size of its variable x, however tiny; for a function of tiny numbers, as a
     * logarithm, along which steps of about 1 decide nothing.
     */
    static List<double[]> ofOwnSizes(List<double[]> x, List<double[]> direction) {
        var own = new ArrayList<double[]>();
        for (int b = 0; b < direction.size(); b++) {
            var part = direction.get(b).clone();
            for (int i = 0; i < part.length; i++) {
                double size = Math.abs(x.get(b)[i]);
                part[i] *= size == 0 ? 1 : Math.min(1, Math.scalb(1.0, Math.getExponent(size)));
            }
            own.add(part);
        }
        return own;
    }

    /**
     * The direction without the variables that are 0, where most functions with kinks have them: those of the others are then told
     * from a kink that would cover them. Empty if none is 0, or all are.
     */
    static Optional<List<double[]>> holdingZeros(List<double[]> x, List<double[]> direction) {
        boolean holds = false;
        boolean moves = false;
        var others = new ArrayList<double[]>();
        for (int b = 0; b < direction.size(); b++) {
            var part = direction.get(b).clone();
            for (int i = 0; i < part.length; i++) {
                boolean held = x.get(b)[i] == 0;
                part[i] = held ? 0 : part[i];
                holds |= held;
                moves |= !held;
            }
            others.add(part);
        }
        return holds && moves ? Optional.of(others) : Optional.empty();
    }

    /** The direction with the elements from one to before another, counted through all blocks, and 0 for the rest. */
    static List<double[]> part(List<double[]> direction, int from, int to) {
        var parts = new ArrayList<double[]>();
        int before = 0;
        for (double[] block : direction) {
            var part = new double[block.length];
            for (int i = Math.max(0, from - before); i < Math.min(block.length, to - before); i++) {
                part[i] = block[i];
            }
            parts.add(part);
            before += block.length;
        }
        return parts;
    }

    /**
     * Every element ± 1, equal elements of a row alike; empty if no row of any block has two equal elements.
     *
     * <p>At a tie of the largest elements a maximum has a kink, and a slope may be chosen. But if all tied elements move together
     * the maximum moves with them, from either side alike, so along such a direction every choice must come to the same: a rule
     * that gives the full gradient to each of k tied elements is k times too large there.
     */
    static Optional<List<double[]>> keepingTies(List<Block> blocks, RandomGenerator random) {
        boolean ties = false;
        var direction = new ArrayList<double[]>();
        for (Block block : blocks) {
            var matrix = block.value();
            var part = new double[matrix.size()];
            for (int i = 0; i < matrix.rows(); i++) {
                Map<Double, Double> signs = new HashMap<>();
                for (int j = 0; j < matrix.columns(); j++) {
                    double x = matrix.get(i, j) + 0.0; // −0 is 0
                    ties |= signs.containsKey(x);
                    part[i * matrix.columns() + j] =
                            signs.computeIfAbsent(x, number -> random.nextBoolean() ? 1.0 : -1.0);
                }
            }
            direction.add(part);
        }
        return ties ? Optional.of(direction) : Optional.empty();
    }
}
