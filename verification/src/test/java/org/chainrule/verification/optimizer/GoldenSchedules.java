package org.chainrule.verification.optimizer;

import java.util.Map;
import org.chainrule.optimizers.ConstantWarmup;
import org.chainrule.optimizers.CosineDecay;
import org.chainrule.optimizers.CosineRestarts;
import org.chainrule.optimizers.ExponentialDecay;
import org.chainrule.optimizers.Improvement;
import org.chainrule.optimizers.LinearWarmup;
import org.chainrule.optimizers.MultiStepDecay;
import org.chainrule.optimizers.OneCycle;
import org.chainrule.optimizers.PolynomialDecay;
import org.chainrule.optimizers.ReduceOnPlateau;
import org.chainrule.optimizers.Schedule;
import org.chainrule.optimizers.StepDecay;
import org.chainrule.optimizers.WarmupCosine;

/** From the names of the golden file, which are PyTorch's, to schedules. */
final class GoldenSchedules {

    private GoldenSchedules() {}

    /**
     * The schedule of an entry.
     *
     * @param base the entry's {@code base_lr}; not looked at where it has none
     * @throws IllegalArgumentException if there is no such schedule, or it lacks one of the parameters
     */
    static Schedule of(String name, double base, Map<String, ?> params) {
        var p = new GoldenParams(name, params);
        var schedule = switch (name) {
            case "step" -> new StepDecay(base, p.whole("step_size"), p.number("gamma"));
            case "multi_step" -> new MultiStepDecay(base, p.wholes("milestones"), p.number("gamma"));
            case "exponential" -> new ExponentialDecay(base, p.number("gamma"));
            case "polynomial" -> new PolynomialDecay(base, p.whole("total_iters"), p.number("power"));
            case "cosine" -> new CosineDecay(base, p.whole("T_max"), p.number("eta_min"));
            case "cosine_warm_restarts" ->
                new CosineRestarts(base, p.whole("T_0"), p.whole("T_mult"), p.number("eta_min"));
            case "constant_warmup" -> new ConstantWarmup(base, p.number("factor"), p.whole("total_iters"));
            case "linear_warmup" ->
                new LinearWarmup(base, p.number("start_factor"), p.number("end_factor"), p.whole("total_iters"));
            case "warmup_cosine" ->
                new WarmupCosine(base, p.whole("warmup_steps"), p.whole("total_steps"), p.number("eta_min"));
            case "one_cycle" -> oneCycle(p);
            case "reduce_on_plateau" -> plateau(base, p);
            default -> throw new IllegalArgumentException("no schedule \"" + name + "\"");
        };
        p.refuseUnread();
        return schedule;
    }

    private static Schedule oneCycle(GoldenParams p) {
        return new OneCycle(
                p.number("max_lr"),
                p.whole("total_steps"),
                p.number("pct_start"),
                p.word("anneal").equals("cos") ? OneCycle.Annealing.COSINE : OneCycle.Annealing.LINEAR,
                p.isSet("three_phase") ? OneCycle.Phases.THREE : OneCycle.Phases.TWO,
                p.number("div_factor"),
                p.number("final_div_factor"),
                p.number("base_momentum"),
                p.number("max_momentum"));
    }

    private static Schedule plateau(double base, GoldenParams p) {
        boolean byRatio = p.word("threshold_mode").equals("rel");
        var improvement = p.word("mode").equals("min")
                ? byRatio ? Improvement.LOWER_BY_RATIO : Improvement.LOWER_BY_DIFFERENCE
                : byRatio ? Improvement.HIGHER_BY_RATIO : Improvement.HIGHER_BY_DIFFERENCE;
        return new ReduceOnPlateau(
                base,
                p.number("factor"),
                (int) p.whole("patience"),
                improvement,
                p.number("threshold"),
                (int) p.whole("cooldown"),
                p.number("min_lr"),
                p.number("eps"));
    }
}
