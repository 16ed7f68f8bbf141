package org.chainrule.verification.peer.speed;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chainrule.core.function.Gelu;
import org.chainrule.core.function.Identity;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.loss.BinaryCrossEntropyWithLogits;
import org.chainrule.core.loss.HalfSquaredError;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.AdamW;
import org.chainrule.optimizers.Sgd;
import org.chainrule.verification.speed.Workload;

/**
 * A workload in PyTorch's own words. Parameters are p0, p1, … (weight and bias in turn); an adaptive rule has m, v and the
 * number of steps, n, beside each.
 */
final class TorchScript {

    private TorchScript() {}

    /**
     * {@code step(x, y, p0, …)}: forward, gradient, update in place; returns the parameters, then the loss. Were the parameters
     * not returned, TorchScript would take the update for dead code and leave it out.
     */
    static String training(Workload workload) {
        int count = parameters(workload);
        String state =
                isAdaptive(workload) ? ", p%1$d: Tensor, m%1$d: Tensor, v%1$d: Tensor, n%1$d: Tensor" : ", p%d: Tensor";
        String arguments =
                IntStream.range(0, count).mapToObj(i -> String.format(state, i)).collect(Collectors.joining());
        return "def step(x: Tensor, y: Tensor" + arguments + ") -> List[Tensor]:\n" + layers(workload)
                + "    loss = " + loss(workload.loss()) + "\n"
                + "    p = " + list("p", count) + "\n"
                + "    g: List[Tensor] = []\n"
                + "    for e in torch.autograd.grad([loss], p):\n"
                + "        if e is not None:\n"
                + "            g.append(e)\n"
                + "    none: List[Tensor] = []\n"
                + update(workload, count)
                + "    p.append(loss)\n"
                + "    return p\n";
    }

    /** {@code forward(x, p0, …)}: the output. */
    static String inference(Workload workload) {
        String arguments = IntStream.range(0, parameters(workload))
                .mapToObj(i -> ", p" + i + ": Tensor")
                .collect(Collectors.joining());
        return "def forward(x: Tensor" + arguments + ") -> Tensor:\n" + layers(workload) + "    return h\n";
    }

    static boolean isAdaptive(Workload workload) {
        return !(workload.rule() instanceof Sgd);
    }

    private static int parameters(Workload workload) {
        return 2 * (workload.widths().size() - 1);
    }

    private static String layers(Workload workload) {
        var text = new StringBuilder("    h = x\n");
        int layers = workload.widths().size() - 1;
        for (int i = 0; i < layers; i++) {
            var activation = i == layers - 1 ? workload.output() : workload.hidden();
            String linear = "torch.linear(h, p" + 2 * i + ", p" + (2 * i + 1) + ")";
            text.append("    h = ").append(activation(activation, linear)).append('\n');
        }
        return text.toString();
    }

    private static String activation(ScalarFunction function, String x) {
        if (function instanceof Identity) {
            return x;
        } else if (function instanceof Relu) {
            return "torch.relu(" + x + ")";
        } else if (function instanceof Sigmoid) {
            return "torch.sigmoid(" + x + ")";
        } else if (function instanceof Gelu) {
            return "torch.gelu(" + x + ")";
        }
        throw new IllegalArgumentException("torch: " + function.name() + " is in no workload");
    }

    private static String loss(Loss loss) {
        if (loss instanceof SoftmaxCrossEntropy) {
            return "torch.cross_entropy_loss(h, y)";
        } else if (loss instanceof BinaryCrossEntropyWithLogits) {
            return "torch.binary_cross_entropy_with_logits(h, y)";
        } else if (loss instanceof HalfSquaredError) {
            return "0.5 * torch.mse_loss(h, y, 2)"; // 2 is the sum
        }
        throw new IllegalArgumentException("torch: " + loss.name() + " is in no workload");
    }

    private static String update(Workload workload, int count) {
        var rule = workload.rule();
        String rate = "lr=" + workload.rate();
        if (rule instanceof Sgd) {
            return "    torch._fused_sgd_(p, g, none, weight_decay=0.0, momentum=0.0, " + rate
                    + ", dampening=0.0, nesterov=False, maximize=False, is_first_step=False)\n";
        }
        double decay = rule instanceof AdamW w ? w.strength() : 0;
        Adam adam = rule instanceof AdamW w ? w.adam() : (Adam) rule;
        return "    n = " + list("n", count) + "\n    torch._foreach_add_(n, 1)\n"
                + "    torch._fused_" + rule.name() + "_(p, g, " + list("m", count) + ", " + list("v", count)
                + ", none, n, "
                + rate + ", beta1=" + adam.beta1() + ", beta2=" + adam.beta2() + ", weight_decay=" + decay + ", eps="
                + adam.epsilon() + ", amsgrad=False, maximize=False)\n";
    }

    private static String list(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + i).collect(Collectors.joining(", ", "[", "]"));
    }
}
