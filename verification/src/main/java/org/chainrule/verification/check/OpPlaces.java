package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.verification.oracle.Slopes;
import org.chainrule.verification.region.Coverage;
import org.chainrule.verification.region.Draw;
import org.chainrule.verification.region.Region;
import org.chainrule.verification.region.Regions;

/**
 * Where an op is checked, and what its forward pass alone says there.
 *
 * @param op whose forward pass it is
 * @param kernels its arithmetic
 * @param places inputs with a cotangent; several may share their inputs
 * @param cotangent for the relations, at the first place
 * @param values what the formula of the op says of its outputs there
 * @param coverage the demanded regions
 */
record OpPlaces(
        Op op, Kernels kernels, List<Place> places, Matrix cotangent, List<Comparison> values, Coverage coverage) {

    /**
     * Inputs, a cotangent and the dual numbers of the op at these inputs; nobody changes them.
     *
     * @param slopes the differences that were taken here
     */
    record Place(List<Matrix> at, Matrix cotangent, OpForward forward, Map<Ladders.Along, Slopes> slopes) {

        Place(List<Matrix> at, Matrix cotangent, OpForward forward) {
            this(at, cotangent, forward, new HashMap<>());
        }
    }

    /**
     * Every kind of cotangent at the first point, so many signed ones; at every other point the next kind without zeros, which
     * would hide the one row or element that makes the point what it is.
     */
    static OpPlaces draw(
            Op op,
            Kernels kernels,
            List<List<Matrix>> points,
            Coverage coverage,
            Optional<Matrix> chosen,
            int signed,
            RandomGenerator random) {
        var out = op.shape(points.get(0).stream().map(Matrix::shape).toList());
        var kinds = Regions.ofCotangents(out).all();
        var first = new ArrayList<Matrix>();
        for (int n = 0; n < signed; n++) {
            first.add(kinds.get(0).draw(random));
        }
        kinds.stream().skip(1).forEach(kind -> first.add(kind.draw(random)));
        var full = kinds.stream()
                .filter(kind -> kind.extent() == Region.Extent.ALL)
                .toList();
        var places = new ArrayList<Place>();
        var ordinary = new OpForward(op, kernels, points.get(0));
        for (Matrix cotangent : chosen.map(List::of).orElse(first)) {
            places.add(new Place(points.get(0), cotangent, ordinary));
        }
        for (int n = 1; n < points.size(); n++) {
            var kind = full.get(n % full.size());
            var point = points.get(n);
            places.add(new Place(point, chosen.orElseGet(() -> kind.draw(random)), new OpForward(op, kernels, point)));
        }
        return new OpPlaces(
                op,
                kernels,
                places,
                chosen.orElseGet(() -> Draw.normal(out, random)),
                RowValues.of(op, points),
                coverage);
    }

    /** The inputs, each once. */
    List<List<Matrix>> points() {
        return places.stream().map(Place::at).distinct().toList();
    }

    /** The same inputs and cotangents for an op with another forward pass. */
    OpPlaces of(Op other) {
        var moved = places.stream()
                .map(place -> new Place(place.at(), place.cotangent(), new OpForward(other, kernels, place.at())))
                .toList();
        return new OpPlaces(other, kernels, moved, cotangent, RowValues.of(other, points()), coverage);
    }

    /** Whether the outputs of the other op are those of this one at every place, bit for bit. */
    boolean hasForwardOf(Op other) {
        return other == op || points().stream().allMatch(at -> Arrays.equals(output(op, at), output(other, at)));
    }

    private double[] output(Op of, List<Matrix> at) {
        var operands = Operands.allocate(of, kernels, OpCheck.copies(at));
        of.forward(operands);
        return operands.out().toArray();
    }
}
