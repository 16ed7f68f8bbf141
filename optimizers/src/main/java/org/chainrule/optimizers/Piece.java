package org.chainrule.optimizers;

import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.chainrule.core.Matrix;
import org.chainrule.core.Parameter;
import org.chainrule.core.Parameters;
import org.chainrule.core.kernel.Kernels;

/** A contiguous part of θ whose elements belong to one group and have all seen the same steps. */
final class Piece {

    /**
     * Elements that a rule sees at a time. It goes over them several times; so few of θ, ∂θ and the state stay in a usual
     * cache meanwhile, and memory is walked once per step.
     */
    private static final int BLOCK = 2048;

    /** Steps after which subnormal numbers of the state become 0. */
    private static final int BETWEEN_FLUSHES = 16;

    /** Blocks that one thread takes at a time: some 2 to 20 µs. */
    private static final int BLOCKS = 8;

    private final Kernels kernels;
    private final GroupedRules rules;
    private final List<String> names;
    private final int group;
    private final Block[] blocks;
    private final IntConsumer part = this::part;
    private long steps;
    private double scaled;

    /** Windows on the same elements of θ, ∂θ, and the state and scratch of the rule. */
    private record Block(Matrix value, Matrix gradient, List<Matrix> state) {}

    /**
     * The windows of these parameters.
     *
     * @param run neighbours in θ
     * @param group whose rule updates them
     * @param steps that they have seen
     * @param memories state and scratch of the rule, each in the layout of θ
     */
    Piece(
            List<Parameter> run,
            int group,
            long steps,
            Parameters parameters,
            List<Matrix> memories,
            GroupedRules rules,
            Kernels kernels) {
        this.rules = rules;
        this.kernels = kernels;
        int offset = run.get(0).offset();
        int size = run.stream().mapToInt(Parameter::size).sum();
        names = run.stream().map(Parameter::name).toList();
        this.group = group;
        this.steps = steps;
        blocks = new Block[(size + BLOCK - 1) / BLOCK];
        for (int i = 0; i < blocks.length; i++) {
            int first = offset + i * BLOCK;
            int count = Math.min(BLOCK, offset + size - first);
            blocks[i] = new Block(
                    window(parameters.values(), first, count),
                    window(parameters.gradients(), first, count),
                    memories.stream().map(flat -> window(flat, first, count)).toList());
        }
    }

    /**
     * One step of the group's rule with the group's part of this rate, by all threads of the kernels if the rule is one of ours. What
     * a rule remembers of a gradient that has become 0, as behind a unit that is dead, fades step by step until it is subnormal, and
     * there rounding keeps it for good: such numbers become 0 instead.
     */
    void update(double rate) {
        steps++;
        scaled = rate * rules.factor(group);
        if (isOurs(rules.rule(group))) {
            kernels.forEachPart((blocks.length + BLOCKS - 1) / BLOCKS, part);
        } else {
            update(0, blocks.length);
        }
    }

    /** Whether nothing of a caller's, who need not think of several threads, is in a rule. */
    private static boolean isOurs(UpdateRule rule) {
        return rule instanceof WeightPenalty penalty ? isOurs(penalty.rule()) : !(rule instanceof CustomRule);
    }

    private void part(int index) {
        update(index * BLOCKS, Math.min(blocks.length, (index + 1) * BLOCKS));
    }

    private void update(int from, int to) {
        var rule = rules.rule(group);
        for (int i = from; i < to; i++) {
            Block block = blocks[i];
            rule.update(kernels, steps, scaled, block.value, block.gradient, block.state);
            if (steps % BETWEEN_FLUSHES == 0) {
                for (int s = 0; s < block.state.size(); s++) {
                    kernels.flushSubnormals(block.state.get(s));
                }
            }
        }
    }

    /** Enters the steps of each parameter. */
    void count(Map<String, Long> seen) {
        names.forEach(name -> seen.put(name, steps));
    }

    /** Elements {@code offset} to {@code offset + size} of a flat matrix, as 1×size; shared with it. */
    static Matrix window(Matrix flat, int offset, int size) {
        return flat.reshaped(flat.size(), 1).rows(offset, size).reshaped(1, size);
    }
}
