package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Figures;

/**
 * Falls when the loss no longer does: after more than {@code patience} observations without improvement the rate is
 * multiplied by the factor.
 *
 * <p>Remembers four numbers: the rate, the best measure, the observations since then, and how many of them still to overlook
 * after the last fall. NaN is no improvement. PyTorch's {@code ReduceLROnPlateau}.
 *
 * @param rate the first, above 0
 * @param factor above 0 and below 1
 * @param patience observations without improvement that are tolerated, 0 or more
 * @param improvement what counts as better
 * @param threshold 0 or more
 * @param cooldown observations after a fall that are not counted, 0 or more
 * @param lowest the rate does not fall below it; 0 or more
 * @param smallestChange a fall by this much or less is not made; 0 or more
 */
public record ReduceOnPlateau(
        double rate,
        double factor,
        int patience,
        Improvement improvement,
        double threshold,
        int cooldown,
        double lowest,
        double smallestChange)
        implements Schedule {

    private static final List<String> MEMORY = List.of("rate", "best", "worse", "cooling");
    private static final int RATE = 0;
    private static final int BEST = 1;
    private static final int WORSE = 2;
    private static final int COOLING = 3;

    /** Refuses what is outside its range. */
    public ReduceOnPlateau {
        Ranges.rate("reduce on plateau", rate);
        if (!(factor > 0 && factor < 1)) {
            throw new IllegalArgumentException("reduce on plateau: found factor " + Figures.shortest(factor)
                    + "; it must be above 0 and below 1, usually 0.1");
        }
        Ranges.nonNegative("reduce on plateau", "patience", patience, "usually 10");
        Ranges.nonNegative("reduce on plateau", "threshold", threshold, "usually 0.0001");
        Ranges.nonNegative("reduce on plateau", "cooldown", cooldown, "usually 0");
        Ranges.nonNegative("reduce on plateau", "lowest rate", lowest, "usually 0");
        Ranges.nonNegative("reduce on plateau", "smallest change", smallestChange, "usually 1e-8");
    }

    /** PyTorch's defaults: a tenth after more than 10 observations whose loss is not lower by 0.01 %. */
    public ReduceOnPlateau(double rate) {
        this(rate, 0.1, 10, Improvement.LOWER_BY_RATIO, 1e-4, 0, 0, 1e-8);
    }

    @Override
    public double rate(long steps) {
        return rate;
    }

    @Override
    public List<String> memoryNames() {
        return MEMORY;
    }

    @Override
    public double[] freshMemory() {
        return new double[] {rate, improvement.worst(), 0, 0};
    }

    @Override
    public double rate(long steps, double[] memory) {
        return memory[RATE];
    }

    @Override
    public void observe(long steps, double measure, double[] memory) {
        if (improvement.isBetter(measure, memory[BEST], threshold)) {
            memory[BEST] = measure;
            memory[WORSE] = 0;
        } else {
            memory[WORSE]++;
        }
        if (memory[COOLING] > 0) {
            memory[COOLING]--;
            memory[WORSE] = 0;
        }
        if (memory[WORSE] > patience) {
            double lower = Math.max(memory[RATE] * factor, lowest);
            if (memory[RATE] - lower > smallestChange) {
                memory[RATE] = lower;
            }
            memory[COOLING] = cooldown;
            memory[WORSE] = 0;
        }
    }
}
