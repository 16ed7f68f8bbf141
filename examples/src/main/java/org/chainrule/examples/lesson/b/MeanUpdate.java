package org.chainrule.examples.lesson.b;

import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;
import org.chainrule.optimizers.Optimizer;
import org.chainrule.optimizers.Sgd;

/**
 * One update with the mean of the derivatives: W ← W − α (1/N) ∂ℓ/∂W.
 *
 * @param weight W² before
 * @param gradient ∂ℓ/∂W², the sum over the rows
 * @param updated W² after
 * @param lossBefore ℓ before
 * @param lossAfter ℓ after
 */
public record MeanUpdate(Matrix weight, Matrix gradient, Matrix updated, double lossBefore, double lossAfter)
        implements Section {

    /** Learning rate. */
    public static final double ALPHA = 0.5;

    /** Takes one step. */
    public static MeanUpdate compute() {
        var network = Regressor.whole();
        var plan = network.plan();
        var before = Matrix.copyOf(network.value("W2"), network.value("W2").precision());
        var gradient = Matrix.copyOf(network.gradient("W2"), before.precision());
        double lossBefore = network.value("loss").get(0);
        plan.backward(1.0 / Regressor.X.rows(), 0);
        Optimizer.of(plan.parameters(), new Sgd(), ALPHA).step();
        plan.forward();
        return new MeanUpdate(
                before,
                gradient,
                network.value("W2"),
                lossBefore,
                network.value("loss").get(0));
    }

    @Override
    public String title() {
        return "The update: the loss sums, the update takes the mean";
    }

    @Override
    public void print(LessonOutput out) {
        int n = Regressor.X.rows();
        out.paragraph(
                "ℓ sums over the N = " + n + " rows; so do its derivatives. The update divides by N, so that a larger"
                        + " batch does not mean a larger step: W ← W - α (1/N) ∂ℓ/∂W, and the same for b. With α = "
                        + Figures.fixed(ALPHA, 1) + ":");
        out.blank();
        out.matrix("W² before", weight, 1);
        out.matrix("∂ℓ/∂W²", gradient, 5);
        out.matrix("W² after", updated, 5);
        out.formula("the first entry: " + Figures.fixed(weight.get(0), 1) + " - " + Figures.fixed(ALPHA, 1) + " · "
                + Figures.fixed(gradient.get(0), 5) + " / " + n + " = " + Figures.fixed(updated.get(0), 5));
        out.formula("loss " + Figures.fixed(lossBefore, 6) + " → " + Figures.fixed(lossAfter, 6));
    }
}
