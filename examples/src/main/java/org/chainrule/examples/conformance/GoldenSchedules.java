package org.chainrule.examples.conformance;

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

/** The schedules of the reference files by their names there, which are PyTorch's. */
final class GoldenSchedules {

    private GoldenSchedules() {}

    /** The schedule of an entry with this {@code base_lr}, which is not looked at where the schedule has its own. */
    static Schedule of(String name, double base, Place given) {
        var p = new Params(given);
        var schedule = switch (name) {
            case "step" -> new StepDecay(base, p.count("step_size"), p.number("gamma"));
            case "multi_step" -> new MultiStepDecay(base, p.wholes("milestones"), p.number("gamma"));
            case "exponential" -> new ExponentialDecay(base, p.number("gamma"));
            case "polynomial" -> new PolynomialDecay(base, p.count("total_iters"), p.number("power"));
            case "cosine" -> new CosineDecay(base, p.count("T_max"), p.number("eta_min"));
            case "cosine_warm_restarts" ->
                new CosineRestarts(base, p.count("T_0"), p.count("T_mult"), p.number("eta_min"));
            case "constant_warmup" -> new ConstantWarmup(base, p.number("factor"), p.count("total_iters"));
            case "linear_warmup" ->
                new LinearWarmup(base, p.number("start_factor"), p.number("end_factor"), p.count("total_iters"));
            case "warmup_cosine" ->
                new WarmupCosine(base, p.count("warmup_steps"), p.count("total_steps"), p.number("eta_min"));
            case "one_cycle" -> oneCycle(p);
            case "reduce_on_plateau" -> plateau(base, p);
            default -> throw new Unknown(name);
        };
        p.allUnderstood(name);
        return schedule;
    }

    private static Schedule oneCycle(Params p) {
        return new OneCycle(
                p.number("max_lr"),
                p.count("total_steps"),
                p.number("pct_start"),
                p.text("anneal", "cos").equals("cos") ? OneCycle.Annealing.COSINE : OneCycle.Annealing.LINEAR,
                p.isTrue("three_phase") ? OneCycle.Phases.THREE : OneCycle.Phases.TWO,
                p.number("div_factor"),
                p.number("final_div_factor"),
                p.number("base_momentum"),
                p.number("max_momentum"));
    }

    private static Schedule plateau(double base, Params p) {
        boolean byRatio = p.text("threshold_mode", "rel").equals("rel");
        var improvement = p.text("mode", "min").equals("min")
                ? byRatio ? Improvement.LOWER_BY_RATIO : Improvement.LOWER_BY_DIFFERENCE
                : byRatio ? Improvement.HIGHER_BY_RATIO : Improvement.HIGHER_BY_DIFFERENCE;
        return new ReduceOnPlateau(
                base,
                p.number("factor"),
                (int) p.count("patience"),
                improvement,
                p.number("threshold"),
                (int) p.count("cooldown"),
                p.number("min_lr"),
                p.number("eps"));
    }
}
