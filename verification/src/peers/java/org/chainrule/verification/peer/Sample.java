package org.chainrule.verification.peer;

import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.core.Seed;

/**
 * One row of inputs and what a network is to make of them.
 *
 * @param input two numbers
 * @param target two numbers
 */
record Sample(List<Double> input, List<Double> target) {

    /** Three rows, all numbers short; targets are distributions. */
    static final List<Sample> THREE = List.of(
            new Sample(List.of(0.5, -1.0), List.of(0.25, 0.75)),
            new Sample(List.of(1.25, 0.75), List.of(0.5, 0.5)),
            new Sample(List.of(-0.5, 2.0), List.of(0.125, 0.875)));

    double[] x() {
        return array(input);
    }

    double[] t() {
        return array(target);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** ½ Σ (tⱼ − yⱼ)². */
    double halfSquaredError(double[] y) {
        double sum = 0;
        for (int j = 0; j < y.length; j++) {
            double e = target.get(j) - y[j];
            sum += e * e;
        }
        return sum / 2;
    }

    /** −Σ tⱼ log yⱼ. */
    double crossEntropy(double[] y) {
        double sum = 0;
        for (int j = 0; j < y.length; j++) {
            sum -= target.get(j) * Math.log(y[j]);
        }
        return sum;
    }

    /** Standard normal weights. */
    static double[] weights(int count) {
        RandomGenerator random = new Seed(42).stream("weights");
        var weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = Seed.normal(random);
        }
        return weights;
    }
}
