package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.verification.oracle.FiniteDifference;

/**
 * Where several outputs of an op of a user's own have a kink at one point, as a linear layer fused with a rectifier has at a row of
 * zeros, or a sort at equal numbers. Weighted by cotangents of both signs its slopes need not lie between the one-sided ones; of such
 * a claim it is asked that it be a limit of gradients: beside the point, on some side, the op gives the same product, and farther on in that
 * direction differences confirm it (Clarke 1983, "Optimization and Nonsmooth Analysis", §2.5).
 *
 * <p>What goes through several kinks need not even be that: relu(x) − relu(−x) with both slopes 0 at 0 is no limit, though each
 * follows its rule (Bolte and Pauwels 2021, "Conservative set valued fields, automatic differentiation, stochastic gradient
 * methods"). Of such a claim only what it says along the kinks counts, where ties stay ties and zeros zeros; across them it is undecided.
 *
 * <p>A product that is wrong only nearer to the kinks than 2⁻⁸, where differences begin, is not noticed here but at the places that
 * are drawn so near.
 */
final class BesideKink {

    /** How far beside, a few hundred last places: what is smooth changes by about as little, what turns changes at once. */
    private static final double BESIDE = 0x1p-44;

    /** Gradients that differ by less of the largest element are the same; a row may be weighted with 10⁻⁹. */
    private static final double SAME = 0x1p-38;

    /** How far on differences are taken: their shorter steps do not reach back. */
    private static final double FARTHER = 0x1p-8;

    /** So many directions that all give the same show that there is no kink. */
    private static final int FEW = 6;

    /** Directions that show both sides of a single kink but once in 2⁴⁷. */
    private static final int SOME = 48;

    /** Directions that are tried; what one of so many orders or signs in 32 gives is missed once in 3,000. */
    private static final int MANY = 256;

    /** Changes of the nearest of them that are tried, where more outputs turn at once. */
    private static final int CLIMBS = 512;

    private final Op op;
    private final Kernels kernels;
    private final OpPlaces.Place place;
    private final RandomGenerator random;
    private final List<Integer> edges;
    private final List<double[]> claim;
    private final List<List<double[]>> sides = new ArrayList<>();

    private BesideKink(Op op, Kernels kernels, OpPlaces.Place place, RandomGenerator random) {
        this.op = op;
        this.kernels = kernels;
        this.place = place;
        this.random = random;
        edges = OpSubject.edges(op, place.at().size());
        claim = gradient(place.at(), place.cotangent());
    }

    /** What the products at a place are. */
    enum Finding {
        /** The gradient beside a kink there, as differences confirm. */
        LIMIT,
        /** Not that of one side; but several kinks meet, and along them all the product is right. */
        SEVERAL_KINKS,
        /** No more than what they were called. */
        NOTHING
    }

    /** Looks at the products of an op at a place. */
    static Finding at(Op op, Kernels kernels, OpPlaces.Place place, RandomGenerator random) {
        try {
            return new BesideKink(op, kernels, place, random).find();
        } catch (IllegalArgumentException | ArithmeticException endOfTheDomain) {
            return Finding.NOTHING;
        }
    }

    private Finding find() {
        boolean turns = false;
        for (int n = 0; n < FEW && !turns; n++) {
            turns = differing(claim, beside(normal())) > 0;
        }
        if (!turns) {
            return Finding.NOTHING;
        }
        if (search()) {
            return Finding.LIMIT;
        }
        return sides.size() > 2 && isRightAlongKinks() && isBetweenSides() ? Finding.SEVERAL_KINKS : Finding.NOTHING;
    }

    private static void see(List<double[]> gradient, List<List<double[]>> sides) {
        if (sides.size() <= 2 && sides.stream().noneMatch(side -> differing(side, gradient) == 0)) {
            sides.add(gradient);
        }
    }

    /** A single kink has two sides, and the product of an output that has only one must lie between them. */
    private boolean isBetweenSides() {
        for (int output = 0; output < place.cotangent().size(); output++) {
            var cotangent = Matrix.zeros(Precision.FLOAT64, place.cotangent().shape());
            cotangent.set(output, 1);
            var of = new ArrayList<List<double[]>>();
            for (int n = 0; n < SOME; n++) {
                see(gradient(moved(normal(), BESIDE), cotangent), of);
            }
            if (of.size() <= 2 && !isBetween(gradient(place.at(), cotangent), of)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBetween(List<double[]> claim, List<List<double[]>> sides) {
        var one = sides.get(0);
        var other = sides.get(sides.size() - 1);
        double slack = SAME * Math.max(largest(one), largest(other));
        for (int b = 0; b < claim.size(); b++) {
            for (int i = 0; i < claim.get(b).length; i++) {
                double low = Math.min(one.get(b)[i], other.get(b)[i]);
                double high = Math.max(one.get(b)[i], other.get(b)[i]);
                if (!(claim.get(b)[i] >= low - slack && claim.get(b)[i] <= high + slack)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isRightAlongKinks() {
        var probe = probe(place.at());
        probe.alongKinks("along the kinks");
        return probe.comparisons().stream().allMatch(c -> c.verdict() == Verdict.PASS);
    }

    private boolean search() {
        var nearest = normal();
        int least = Integer.MAX_VALUE;
        var candidates = new ArrayList<>(plain());
        while (candidates.size() < MANY) {
            candidates.add(normal());
        }
        for (var direction : candidates) {
            var gradient = beside(direction);
            see(gradient, sides);
            int differing = differing(claim, gradient);
            if (differing == 0 && isConfirmed(direction)) {
                return true;
            }
            if (differing < least) {
                least = differing;
                nearest = direction;
            }
        }
        for (int n = 0; n < CLIMBS && least > 0; n++) {
            var other = changed(nearest);
            int differing = differing(claim, beside(other));
            if (differing <= least) {
                least = differing;
                nearest = other;
            }
        }
        return least == 0 && isConfirmed(nearest);
    }

    /** All of an input up or down, its elements rising or falling, the others where they are. */
    private List<List<double[]>> plain() {
        var plain = new ArrayList<List<double[]>>();
        for (int b = 0; b < edges.size(); b++) {
            for (int sign : new int[] {1, -1}) {
                var together = still();
                var rising = still();
                int n = together.get(b).length;
                for (int i = 0; i < n; i++) {
                    together.get(b)[i] = sign;
                    rising.get(b)[i] = sign * (i + 1.0) / n;
                }
                plain.add(together);
                plain.add(rising);
            }
        }
        return plain;
    }

    private List<double[]> still() {
        return edges.stream().map(i -> new double[place.at().get(i).size()]).toList();
    }

    private List<double[]> normal() {
        var direction = still();
        for (double[] block : direction) {
            for (int i = 0; i < block.length; i++) {
                block[i] = Seed.normal(random);
            }
        }
        return direction;
    }

    /** One element drawn anew. */
    private List<double[]> changed(List<double[]> direction) {
        var other = direction.stream().map(double[]::clone).toList();
        double[] block = other.get(random.nextInt(other.size()));
        block[random.nextInt(block.length)] = 4 * Seed.normal(random);
        return other;
    }

    /** Every element moved by a part of its size, or of that of the largest of its input if it is 0. */
    private List<Matrix> moved(List<double[]> direction, double part) {
        var moved = OpCheck.copies(place.at());
        for (int b = 0; b < edges.size(); b++) {
            var matrix = moved.get(edges.get(b));
            double largest = largest(matrix.toArray());
            for (int i = 0; i < matrix.size(); i++) {
                double x = matrix.get(i);
                double size = x != 0 ? Math.abs(x) : largest != 0 ? largest : 1;
                matrix.set(i, x + part * size * direction.get(b)[i]);
            }
        }
        return moved;
    }

    private List<double[]> beside(List<double[]> direction) {
        return gradient(moved(direction, BESIDE), place.cotangent());
    }

    private List<double[]> gradient(List<Matrix> at, Matrix cotangent) {
        var operands = Operands.allocate(op, kernels, OpCheck.copies(at));
        op.forward(operands);
        return edges.stream()
                .map(i -> OpSubject.vjp(op, i, operands, Matrix.copyOf(cotangent, Precision.FLOAT64)))
                .toList();
    }

    private Probe probe(List<Matrix> at) {
        var subject = new OpSubject(
                op,
                kernels,
                OpCheck.copies(at),
                Matrix.copyOf(place.cotangent(), Precision.FLOAT64),
                new OpForward(op, kernels, at));
        return new Probe(subject, FiniteDifference.FULL, Judge.Depth.PRIMITIVE, random);
    }

    /** In how many elements two gradients differ, by more than little of the largest. */
    private static int differing(List<double[]> one, List<double[]> other) {
        int differing = 0;
        double largest = Math.max(largest(one), largest(other)); // of all: what is 0 at the place is little beside it
        for (int b = 0; b < one.size(); b++) {
            for (int i = 0; i < one.get(b).length; i++) {
                boolean same = Math.abs(other.get(b)[i] - one.get(b)[i]) <= SAME * largest;
                differing += same ? 0 : 1;
            }
        }
        return differing;
    }

    private static double largest(List<double[]> gradient) {
        return gradient.stream().mapToDouble(BesideKink::largest).max().orElse(0);
    }

    private static double largest(double[] numbers) {
        return Arrays.stream(numbers).map(Math::abs).max().orElse(0);
    }

    /** Beside a kink, not farther along it: there the product must not turn again. */
    private boolean isConfirmed(List<double[]> direction) {
        for (int n = 0; n < FEW; n++) {
            if (differing(claim, beside(sum(direction, normal(), 1 / 256.0))) > 0) {
                return false;
            }
        }
        var probe = probe(moved(direction, FARTHER));
        probe.directions("beside the kink", 1);
        probe.coordinates(Integer.MAX_VALUE);
        return probe.comparisons().stream().allMatch(c -> c.verdict() == Verdict.PASS);
    }

    private static List<double[]> sum(List<double[]> one, List<double[]> other, double times) {
        var sum = new ArrayList<double[]>();
        for (int b = 0; b < one.size(); b++) {
            var part = one.get(b).clone();
            for (int i = 0; i < part.length; i++) {
                part[i] += times * other.get(b)[i];
            }
            sum.add(part);
        }
        return sum;
    }
}
