package org.chainrule.examples.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Figures;
import org.chainrule.core.function.Elu;
import org.chainrule.core.function.Gelu;
import org.chainrule.core.function.GeluTanh;
import org.chainrule.core.function.LogSigmoid;
import org.chainrule.core.function.LogSumExp;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Softplus;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.function.TanhShrink;
import org.chainrule.core.loss.BinaryCrossEntropyWithLogits;
import org.chainrule.core.loss.LogCosh;

/**
 * Points at which a form in common use loses its digits, as a Markdown table: what is exact, what this library returns, what
 * the common form gives when it is computed in double arithmetic as written.
 */
public final class LostDigits {

    private LostDigits() {}

    static List<ShowCase> cases() {
        String both = "PyTorch, JAX";
        return List.of(
                ShowCase.slope("σ′(40)", new Sigmoid(), 40, "1 / (1 + exp(-x)) * (1 - 1 / (1 + exp(-x)))", both),
                ShowCase.slope("tanh′(20)", new Tanh(), 20, "1 - tanh(x)^2", both),
                ShowCase.value("gelu(−10)", new Gelu(), -10, "x / 2 * (1 + erf(x / sqrt(2)))", "PyTorch"),
                ShowCase.slope(
                        "gelu′(−8)",
                        new Gelu(),
                        -8,
                        "(1 + erf(x / sqrt(2))) / 2 + x * exp(-x^2 / 2) / sqrt(2 * pi)",
                        "PyTorch"),
                ShowCase.value(
                        "gelu-tanh(−8)",
                        new GeluTanh(),
                        -8,
                        "x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))",
                        both),
                ShowCase.value("elu(−1e-8)", new Elu(), -1e-8, "exp(x) - 1", "PyTorch"),
                ShowCase.slope("elu′(−40)", new Elu(), -40, "(exp(x) - 1) + 1", "JAX"),
                ShowCase.value("softplus(21)", new Softplus(), 21, "if(x > 20, x, log(1 + exp(x)))", "PyTorch"),
                ShowCase.value("log-sigmoid(−800)", new LogSigmoid(), -800, "log(1 / (1 + exp(-x)))", "by hand"),
                ShowCase.value("tanh-shrink(1e-4)", new TanhShrink(), 1e-4, "x - tanh(x)", "PyTorch"),
                ShowCase.slope(
                        "∂/∂p of cross-entropy on the logit p = 40, t = 1",
                        new BinaryCrossEntropyWithLogits(),
                        40,
                        1,
                        "1 / (1 + exp(-p)) - t",
                        "PyTorch"),
                ShowCase.value(
                        "log-cosh, p = 1e-9, t = 0",
                        new LogCosh(),
                        1e-9,
                        0,
                        "abs(p - t) + log1p(exp(-2 * abs(p - t))) - log(2)",
                        "by hand"),
                logSumExp());
    }

    /** Two equal logits of 10³⁰⁰: each has half of the softmax, but exp(x − result) is 1. */
    private static ShowCase logSumExp() {
        double[] x = {1e300, 1e300};
        var y = new double[1];
        var gx = new double[2];
        var function = new LogSumExp();
        function.value(x, y, 2);
        function.vjp(x, y, new double[] {1}, gx, 2);
        return new ShowCase(
                "∂/∂x₁ of log-sum-exp at (1e300, 1e300)",
                0.5,
                gx[0],
                StrictMath.exp(x[0] - y[0]),
                "exp(x_i - y)",
                "PyTorch");
    }

    /** The table, line by line. */
    public static List<String> markdown() {
        var lines = new ArrayList<String>();
        lines.add("| | exact | Chainrule | in common use | error | |");
        lines.add("|---|---|---|---|---|---|");
        for (ShowCase one : cases()) {
            lines.add("| " + one.what() + " | " + Figures.significant(one.exact(), 6) + " | "
                    + Figures.significant(one.ours(), 6) + ", off by " + Figures.significant(one.error(), 1)
                    + " | `" + one.form() + "` = " + Figures.significant(one.common(), 6) + " | "
                    + one.commonError() + " | " + one.users() + " |");
        }
        return lines;
    }
}
