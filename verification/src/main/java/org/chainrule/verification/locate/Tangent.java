package org.chainrule.verification.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Seed;

/**
 * A direction in which the inputs of an op move.
 *
 * @param parts one array for every input; empty for an input that stays
 */
record Tangent(List<double[]> parts) {

    /**
     * Every element of the chosen inputs about as large as the element itself, or as 1 if it is smaller, over the square root
     * of the number of elements, so that the step moves the output by about as much as one element would. Signs are random,
     * and so are sizes, between half and all of that: along equal sizes exchanged elements of a product add up to the same.
     */
    static Tangent random(LocalRule rule, List<Integer> chosen, RandomGenerator random) {
        int total = chosen.stream().mapToInt(i -> rule.base(i).length).sum();
        double shrink = Math.scalb(1.0, -Math.getExponent(Math.sqrt(total)));
        var parts = new ArrayList<double[]>();
        for (int i = 0; i < rule.count(); i++) {
            var part = new double[chosen.contains(i) ? rule.base(i).length : 0];
            for (int k = 0; k < part.length; k++) {
                double size = Math.scalb(shrink, Math.getExponent(Math.max(1, Math.abs(rule.base(i)[k]))));
                part[k] = (random.nextBoolean() ? size : -size) * Seed.uniform(random, 0.5, 1);
            }
            parts.add(part);
        }
        return new Tangent(parts);
    }

    /** 1 at one element of one input. */
    static Tangent unit(LocalRule rule, int input, int index) {
        var parts = new ArrayList<double[]>();
        for (int i = 0; i < rule.count(); i++) {
            parts.add(new double[i == input ? rule.base(i).length : 0]);
        }
        parts.get(input)[index] = 1;
        return new Tangent(parts);
    }

    /** Writes base + t · tangent into the inputs. */
    void move(List<double[]> base, Operands operands, double t) {
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            for (int k = 0; k < part.length; k++) {
                operands.in(i).set(k, base.get(i)[k] + t * part[k]);
            }
        }
    }

    double[] part(int input) {
        return parts.get(input);
    }
}
