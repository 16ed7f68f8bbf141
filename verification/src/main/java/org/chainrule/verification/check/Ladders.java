package org.chainrule.verification.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.verification.oracle.FiniteDifference;
import org.chainrule.verification.oracle.Nearer;
import org.chainrule.verification.oracle.Slopes;

/** The differences along lines through the variables of one {@link Subject}; no ladder is climbed twice. */
final class Ladders {

    private final FiniteDifference differences;
    private final double largest;
    private Map<Along, Slopes> climbed = new HashMap<>();

    /**
     * A line, and the scale of the steps along it.
     *
     * @param direction that of the {@link SubjectLine}
     * @param at the place on it
     * @param scale of the steps
     */
    record Along(List<Double> direction, double at, double scale) {}

    Ladders(Subject subject, FiniteDifference differences) {
        this.differences = differences;
        largest = largest(subject);
    }

    private static double largest(Subject subject) {
        double largest = 0;
        for (Block block : subject.blocks()) {
            for (double x : block.value().toArray()) {
                largest = Double.isFinite(x) ? Math.max(largest, Math.abs(x)) : largest;
            }
        }
        return largest;
    }

    /** Takes the differences from here where the same were taken before, and puts the others there. */
    void knowing(Map<Along, Slopes> before) {
        climbed = before;
    }

    /** By steps of the line's scale. */
    Slopes slopes(SubjectLine line) {
        return slopes(line, line.scale());
    }

    /** By steps of another scale. */
    Slopes slopes(SubjectLine line, double scale) {
        var along = new Along(line.direction(), line.at(), scale);
        var found = climbed.get(along);
        if (found == null) {
            found = differences.slopes(line.value(), line.at(), scale);
            climbed.put(along, found);
        }
        return found;
    }

    /** The same slopes, with a bar for what a number inside the function may hide from short steps. */
    Slopes forHidden(SubjectLine line, Slopes found) {
        return differences.slopesForHidden(line.value(), line.at(), found.scale());
    }

    /** By steps that do not reach a turn of the slope beside the point. */
    Slopes shorter(SubjectLine line) {
        return slopes(line, line.scale() * FunctionCheck.SHORTER);
    }

    /** By steps of the line's scale, or by shorter ones where these decide nothing. */
    Slopes nearer(SubjectLine line) {
        return Nearer.slopes(
                slopes(line), line.value(), line.at(), line.lengths(), largest, shorter -> slopes(line, shorter));
    }

    /** Whether the slopes by steps of the line's scale decide nothing, and others may. */
    boolean isOpen(SubjectLine line) {
        return Nearer.isOpen(slopes(line), line.value(), line.at(), line.scale());
    }

    /** Whether the values at the shortest of these steps are near that at the point. */
    boolean isReached(SubjectLine line) {
        return Nearer.isReached(slopes(line), line.value(), line.at(), line.scale());
    }
}
