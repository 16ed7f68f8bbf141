package org.chainrule.examples.lesson.b;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.chainrule.autodiff.trace.ChainStep;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.examples.lesson.Confirmation;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;

/**
 * The backward pass, quantity by quantity.
 *
 * @param network forward and backward have run
 * @param order names of the quantities in the order in which the trace reaches them
 * @param traced each gradient as the trace recorded it
 * @param formulas each gradient by its matrix formula, computed separately
 * @param confirmed each gradient, entry by entry, beside its finite difference
 */
public record Backward(
        Regressor network,
        List<String> order,
        Map<String, Matrix> traced,
        Map<String, Matrix> formulas,
        Map<String, List<Confirmation>> confirmed)
        implements Section {

    private static final Map<String, String> RULES = rules();

    private static Map<String, String> rules() {
        var rules = new LinkedHashMap<String, String>();
        rules.put("Y2", "∂ℓ/∂Y² = Y² - T");
        rules.put("Z2", "∂ℓ/∂Z² = ∂ℓ/∂Y² ⊙ f′(Z²), and f′ = 1: the outputs are linear");
        rules.put("W2", "∂ℓ/∂W² = (∂ℓ/∂Z²)ᵀ Y¹");
        rules.put("b2", "∂ℓ/∂b² = column sums of ∂ℓ/∂Z²");
        rules.put("Y1", "∂ℓ/∂Y¹ = ∂ℓ/∂Z² W²");
        rules.put("Z1", "∂ℓ/∂Z¹ = ∂ℓ/∂Y¹ ⊙ Y¹ (1 - Y¹): the slope of the sigmoid");
        rules.put("W1", "∂ℓ/∂W¹ = (∂ℓ/∂Z¹)ᵀ X");
        rules.put("b1", "∂ℓ/∂b¹ = column sums of ∂ℓ/∂Z¹");
        return rules;
    }

    /** Runs, traces, and compares. */
    public static Backward compute() {
        var network = Regressor.whole();
        var traced = new LinkedHashMap<String, Matrix>();
        for (ChainStep step : network.plan().trace()) {
            traced.put(step.inputNode().name(), step.after());
        }
        // Within one linear layer the trace goes input by input; the blackboard puts weights and biases first.
        var order = new ArrayList<>(RULES.keySet());
        order.retainAll(new LinkedHashSet<>(traced.keySet()));

        var confirmed = new LinkedHashMap<String, List<Confirmation>>();
        for (String name : order) {
            boolean stage = name.startsWith("Y") || name.startsWith("Z");
            var source = stage ? Regressor.from(Regressor.Stage.valueOf(name), network.value(name)) : network;
            confirmed.put(name, Confirmation.all(name, source.plan(), source.loss(), source.node(name)));
        }
        return new Backward(network, order, traced, MatrixFormulas.of(network), confirmed);
    }

    /** Largest difference between a traced gradient and its matrix formula. */
    public double deviation(String name) {
        double largest = 0;
        for (int i = 0; i < of(traced, name).size(); i++) {
            largest = Math.max(
                    largest,
                    Math.abs(of(traced, name).get(i) - of(formulas, name).get(i)));
        }
        return largest;
    }

    static Matrix of(Map<String, Matrix> gradients, String name) {
        Matrix gradient = gradients.get(name);
        if (gradient == null) {
            throw new IllegalArgumentException("backward: found no quantity \"" + name + "\"");
        }
        return gradient;
    }

    @Override
    public String title() {
        return "Forward and backward in matrices";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph(
                "3 inputs, 5 hidden units with sigmoid, 2 linear outputs. Rows are examples, six of them. W has a row"
                        + " per unit: row j holds the weights into unit j.");
        out.blank();
        out.matrix("X ", Regressor.X, 1);
        out.matrix("T ", Regressor.T, 1);
        out.matrix("W¹", Regressor.W1, 1);
        out.matrix("b¹", Regressor.B1, 2);
        out.matrix("W²", Regressor.W2, 1);
        out.matrix("b²", Regressor.B2, 2);
        out.blank();
        out.paragraph("Forward: Z¹ = X W¹ᵀ + b¹, Y¹ = sigmoid(Z¹), Z² = Y¹ W²ᵀ + b², Y² = Z².");
        out.blank();
        out.matrix("Z¹", network.value("Z1"), 4);
        out.matrix("Y¹", network.value("Y1"), 4);
        out.matrix("Y²", network.value("Y2"), 4);
        out.blank();
        out.paragraph("The loss sums over outputs and rows: ℓ = ½ Σ (Y² - T)² = "
                + Figures.fixed(network.value("loss").get(0), 6) + ".");
        out.blank();
        out.paragraph(
                "Backward, each quantity from the one before. The numbers come from the trace of the very loop that"
                        + " trains. Beside each stands how far it is from the matrix formula, computed separately in plain loops,"
                        + " and what finite differences say of its entries. For a quantity in the middle, such as Y¹, the rest of"
                        + " the network from there on is run with one of its entries moved.");
        for (String name : order) {
            out.blank();
            out.formula(RULES.getOrDefault(name, name));
            out.matrix("∂ℓ/∂" + name.charAt(0) + (name.charAt(1) == '1' ? "¹" : "²"), of(traced, name), 5);
            out.formula("matrix formula: largest difference " + Figures.significant(deviation(name), 1));
            out.formula("finite differences: " + Confirmation.summary(confirmed.getOrDefault(name, List.of())));
        }
    }
}
