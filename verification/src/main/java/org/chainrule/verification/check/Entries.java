package org.chainrule.verification.check;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.chainrule.core.Seed;

/** The entries of a claimed gradient: how large they are, and which of them to compare. */
final class Entries {

    private Entries() {}

    /** Their root mean square. */
    static double rms(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum / values.length);
    }

    /** These, and up to so many of the variables that are 0. */
    static int[] withZeros(int[] chosen, double[] variables, int count) {
        var zeros = IntStream.range(0, variables.length)
                .filter(i -> variables[i] == 0)
                .limit(count);
        return IntStream.concat(IntStream.of(chosen), zeros).distinct().toArray();
    }

    /** All, if they are few; else so many, half of them anywhere, and half where the claim is not 0 as far as there are such. */
    static int[] chosen(double[] claimed, int count, RandomGenerator random) {
        if (claimed.length <= count) {
            return IntStream.range(0, claimed.length).toArray();
        }
        int[] order = IntStream.range(0, claimed.length).toArray();
        Seed.shuffle(order, random);
        int anywhere = (count + 1) / 2;
        var rest = IntStream.range(anywhere, order.length).map(k -> order[k]);
        var nonZero = rest.filter(i -> claimed[i] != 0).limit(count - anywhere).toArray();
        var first = IntStream.concat(IntStream.of(order).limit(anywhere), IntStream.of(nonZero));
        var more = IntStream.range(anywhere, order.length)
                .map(k -> order[k])
                .filter(i -> claimed[i] == 0)
                .limit(count - anywhere - nonZero.length);
        return IntStream.concat(first, more).toArray();
    }
}
