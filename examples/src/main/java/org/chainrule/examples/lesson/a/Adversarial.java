package org.chainrule.examples.lesson.a;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.network.Predictions;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.core.Batch;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.core.Seed;
import org.chainrule.core.data.Dataset;
import org.chainrule.core.loss.OutputLink;
import org.chainrule.examples.lesson.Confirmation;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;

/**
 * The fast gradient sign method (Goodfellow, Shlens and Szegedy 2015, §4): x + ε·sign(∂loss/∂x).
 *
 * @param digit what the picture shows
 * @param before the picture
 * @param after the picture, attacked
 * @param seenBefore what the network says of it before
 * @param seenAfter and after
 * @param probabilityBefore of the right class before
 * @param probabilityAfter and after
 * @param slope derivative of the loss along sign(∂loss/∂x), which is Σ|∂loss/∂x|, with its finite difference
 * @param attacks the whole test part at several ε
 */
public record Adversarial(
        int digit,
        double[] before,
        double[] after,
        int seenBefore,
        int seenAfter,
        double probabilityBefore,
        double probabilityAfter,
        Confirmation slope,
        List<Attack> attacks)
        implements Section {

    /**
     * The test part with every pixel moved by ε.
     *
     * @param epsilon ε
     * @param gradient accuracy when every pixel is moved along the sign of the gradient
     * @param chance accuracy when every pixel is moved up or down at random
     */
    public record Attack(double epsilon, double gradient, double chance) {}

    /** How far each pixel of the one picture is moved. */
    public static final double EPSILON = 0.1;

    /** Trains a network and attacks it. */
    public static Adversarial compute() {
        var digits = Digits.trained();
        var objective = digits.objective();
        var one = digits.wellRead(0.9);
        var attacked = moved(one, sign(digits.inputGradient(one)), EPSILON);
        var attacks = new ArrayList<Attack>();
        var test = digits.split().test();
        var along = sign(digits.inputGradient(test));
        var random = random(test);
        for (double epsilon : List.of(0.0, 0.05, 0.1, 0.2, 0.3)) {
            attacks.add(new Attack(
                    epsilon,
                    objective.accuracy(moved(test, along, epsilon)),
                    objective.accuracy(moved(test, random, epsilon))));
        }
        return new Adversarial(
                (int) one.targets().get(0),
                one.inputs().toArray(),
                attacked.inputs().toArray(),
                seen(objective, one),
                seen(objective, attacked),
                StrictMath.exp(-objective.value(one)),
                StrictMath.exp(-objective.value(attacked)),
                slope(digits, one),
                attacks);
    }

    private static int seen(SupervisedObjective objective, Batch one) {
        return Predictions.predictedClass(OutputLink.SOFTMAX, objective.outputs(one), 0);
    }

    private static Confirmation slope(Digits digits, Dataset one) {
        var gradient = digits.inputGradient(one);
        double sum = 0;
        for (double g : gradient.toArray()) {
            sum += Math.abs(g);
        }
        var direction = sign(gradient);
        return Confirmation.of(
                "∂loss/∂ε at ε = 0", sum, epsilon -> digits.objective().value(added(one, direction, epsilon)), 0);
    }

    private static Matrix sign(Matrix gradient) {
        var sign = Matrix.zeros(gradient.precision(), gradient.rows(), gradient.columns());
        for (int i = 0; i < sign.size(); i++) {
            sign.set(i, Math.signum(gradient.get(i)));
        }
        return sign;
    }

    private static Matrix random(Dataset data) {
        var random = new Seed(42).stream("noise");
        var sign = Matrix.zeros(data.inputs().precision(), data.rows(), data.inputColumns());
        for (int i = 0; i < sign.size(); i++) {
            sign.set(i, random.nextBoolean() ? 1 : -1);
        }
        return sign;
    }

    /** x + ε·direction. */
    private static Dataset added(Dataset data, Matrix direction, double epsilon) {
        var x = Matrix.copyOf(data.inputs(), data.inputs().precision());
        for (int i = 0; i < x.size(); i++) {
            x.set(i, x.get(i) + epsilon * direction.get(i));
        }
        return data.withMatrices(x, data.targets());
    }

    /** x + ε·direction, kept a picture: pixels stay in [0, 1]. */
    private static Dataset moved(Dataset data, Matrix direction, double epsilon) {
        var result = added(data, direction, epsilon);
        for (int i = 0; i < result.inputs().size(); i++) {
            result.inputs().set(i, Math.min(1, Math.max(0, result.inputs().get(i))));
        }
        return result;
    }

    @Override
    public String title() {
        return "An adversarial example by the fast gradient sign";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph("The same gradient can be used against the network. Move every pixel a little, by ε = "
                + Figures.shortest(EPSILON)
                + ", in the direction in which the loss grows: x + ε · sign(∂loss/∂x). To first"
                + " order no other change of that size raises the loss more, by Σ|∂loss/∂x| per unit of ε:");
        out.blank();
        Confirmation.print(out, List.of(slope), 8);
        out.blank();
        var left = Digits.picture(before);
        var right = Digits.picture(after);
        for (int i = 0; i < left.size(); i++) {
            out.formula("|" + left.get(i) + "|        |" + right.get(i) + "|");
        }
        out.blank();
        out.formula("the network reads " + seenBefore + "          the network reads " + seenAfter);
        out.formula("p(" + digit + ") = " + Figures.fixed(probabilityBefore, 4) + "                p(" + digit + ") = "
                + Figures.fixed(probabilityAfter, 4));
        out.blank();
        out.paragraph(
                "We still see a " + digit + ". The whole test part, attacked like that, and for comparison with every"
                        + " pixel moved as far but up or down at random:");
        out.blank();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("ε", "accuracy, gradient sign", "accuracy, random sign"));
        for (Attack attack : attacks) {
            rows.add(List.of(
                    Figures.shortest(attack.epsilon()),
                    Figures.fixed(attack.gradient(), 3),
                    Figures.fixed(attack.chance(), 3)));
        }
        out.table(rows);
    }
}
