package org.chainrule.optimizers.training;

import org.chainrule.core.Batch;
import org.chainrule.core.Objective;
import org.chainrule.core.Parameters;

/** A line that draws once per gradient, as dropout draws a mask. */
final class DrawingLine implements Objective {

    private final LinearFit line = LinearFit.mean(0.5);
    private long drawn;

    @Override
    public Parameters parameters() {
        return line.parameters();
    }

    @Override
    public double value(Batch batch) {
        return line.value(batch);
    }

    @Override
    public double gradient(Batch batch, double cotangent, double beta) {
        drawn++;
        return line.gradient(batch, cotangent, beta);
    }

    @Override
    public double share(double part, double whole) {
        return line.share(part, whole);
    }

    @Override
    public long drawn() {
        return drawn;
    }

    @Override
    public void drawFrom(long draws) {
        drawn = draws;
    }
}
