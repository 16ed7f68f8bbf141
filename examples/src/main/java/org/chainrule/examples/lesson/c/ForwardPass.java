package org.chainrule.examples.lesson.c;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.core.Figures;
import org.chainrule.core.Shape;
import org.chainrule.core.data.Dataset;
import org.chainrule.core.function.Relu;
import org.chainrule.examples.lesson.Confirmation;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;

/**
 * All 209 images forward and backward.
 *
 * @param parameters weights and biases
 * @param hiddenShape shape of the hidden activations
 * @param losses binary cross-entropy of the first images, one by one
 * @param cost of all images
 * @param mean of the 209 losses, added up here
 * @param accuracy before training
 * @param confirmed some gradients with their finite differences
 * @param report random directions and entries of every parameter, on eight of the images
 */
public record ForwardPass(
        int parameters,
        Shape hiddenShape,
        List<Double> losses,
        double cost,
        double mean,
        double accuracy,
        List<Confirmation> confirmed,
        CheckReport report)
        implements Section {

    /** Runs the network. */
    public static ForwardPass compute() {
        var data = Images.scaled(-1, 1);
        var objective = Images.network();
        var plan = objective.plan(data);
        plan.forward();
        plan.backward();
        var losses = losses(objective, plan, data);
        double sum = 0;
        for (double loss : losses) {
            sum += loss;
        }
        var confirmed = new ArrayList<Confirmation>();
        for (Node node : objective.graph().nodes()) {
            if (node.origin() instanceof Node.Parameter) {
                int middle = plan.value(node).size() / 2;
                confirmed.add(Confirmation.of(
                        "∂cost/∂" + node.name() + "[" + (middle + 1) + "]", plan, objective.lossNode(), node, middle));
            }
        }
        var report = GradientCheck.ofObjective(Images.network())
                .on(data.first(8))
                .directions(4)
                .coordinatesPerParameter(4)
                .seed(42)
                .run();
        return new ForwardPass(
                objective.parameters().size(),
                plan.value(hidden(objective)).shape(),
                losses,
                objective.value(data),
                sum / losses.size(),
                objective.accuracy(data),
                confirmed,
                report);
    }

    /** The node behind the hidden activation. */
    static Node hidden(SupervisedObjective objective) {
        var nodes = objective.graph().nodes();
        for (Node node : nodes) {
            if (node.origin() instanceof Node.Computed computed
                    && computed.inputs().get(0).name().equals("hidden1")) {
                return node;
            }
        }
        throw new IllegalStateException("lesson C: found no hidden activation");
    }

    private static List<Double> losses(SupervisedObjective objective, Plan plan, Dataset data) {
        var losses = new ArrayList<Double>();
        for (int i = 0; i < data.rows(); i++) {
            double p = plan.value(objective.output()).get(i, 0);
            losses.add(-StrictMath.log(data.targets().get(i, 0) == 1 ? p : 1 - p));
        }
        return losses;
    }

    @Override
    public String title() {
        return "209 images through 4096-8-1";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph(
                "A grey image of 64×64 pixels is a row of 4096 numbers. 209 of them, a disc (0) or a cross (1) each,"
                        + " make an input of 209×4096. Eight hidden units with ReLU, one output with sigmoid: the probability of a"
                        + " cross. Weights start as small random numbers (deviation 0.01), biases at 0.");
        out.blank();
        out.formula("parameters           8·4096 + 8 + 1·8 + 1 = " + parameters);
        out.formula("hidden activations   " + hiddenShape);
        out.formula("slope of ReLU at 0   " + Figures.shortest(new Relu().slope(0, 0)) + ", by convention");
        out.blank();
        out.paragraph(
                "Each image costs its binary cross-entropy, -log p if it is a cross and -log(1 - p) if it is not. The"
                        + " cost is the average. Before training every p is near ½ and costs about log 2 = 0.6931:");
        out.blank();
        out.formula("first images    " + Figures.fixed(losses.get(0), 4) + ", " + Figures.fixed(losses.get(1), 4) + ", "
                + Figures.fixed(losses.get(2), 4) + ", " + Figures.fixed(losses.get(3), 4) + ", …");
        out.formula("average of 209  " + Figures.fixed(mean, 6) + ", the library's cost " + Figures.fixed(cost, 6)
                + ", accuracy " + Figures.fixed(accuracy, 3));
        out.blank();
        out.paragraph(
                "One gradient of each parameter, over all images, and a check of the whole network on eight of them:");
        out.blank();
        Confirmation.print(out, confirmed, 8);
        out.blank();
        out.line("    " + verdict(report));
    }

    /** A report in one line. */
    static String verdict(CheckReport report) {
        return (report.passed() ? "PASS" : report.verdict().toString()) + ": "
                + report.comparisons().size()
                + " comparisons, a fault of " + Confirmation.order(report.smallestNoticedFault())
                + " would have been noticed";
    }
}
