package org.chainrule.verification.peer.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.AdamW;
import org.chainrule.verification.speed.Workload;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * Adam and AdamW by TensorFlow's fused op. It adds ε to √v before the bias correction, where Kingma and Ba add it after; given
 * ε·√(1 − β₂ᵗ) it computes theirs.
 */
record TensorFlowAdam<T extends TFloating>(Ops tf, Ops gated, DoubleFunction<Operand<T>> number, Workload workload) {

    /** @param first the first values of the parameters, for their shapes */
    List<Op> updates(List<Operand<T>> parameters, List<Operand<T>> first, List<Operand<T>> gradients) {
        Adam adam = workload.rule() instanceof AdamW w ? w.adam() : (Adam) workload.rule();
        double decay = workload.rule() instanceof AdamW w ? w.strength() : 0;
        var beta1 = number.apply(adam.beta1());
        var beta2 = number.apply(adam.beta2());
        var power1 = tf.variable(beta1);
        var power2 = tf.variable(beta2);
        var correction = gated.math.sqrt(gated.math.sub(number.apply(1), power2));
        var epsilon = gated.math.mul(number.apply(adam.epsilon()), correction);
        var updates = new ArrayList<Op>();
        for (int i = 0; i < parameters.size(); i++) {
            var parameter = parameters.get(i);
            var ready = gated;
            if (decay > 0) {
                var kept = gated.math.mul(parameter, number.apply(1 - workload.rate() * decay));
                ready = tf.withControlDependencies(List.of(gated.assign(parameter, kept), epsilon));
            }
            updates.add(ready.train.applyAdam(
                    parameter,
                    tf.variable(tf.zerosLike(first.get(i))),
                    tf.variable(tf.zerosLike(first.get(i))),
                    power1,
                    power2,
                    number.apply(workload.rate()),
                    beta1,
                    beta2,
                    epsilon,
                    gradients.get(i)));
        }
        var done = tf.withControlDependencies(List.copyOf(updates));
        updates.add(done.assign(power1, done.math.mul(power1, beta1)));
        updates.add(done.assign(power2, done.math.mul(power2, beta2)));
        return updates;
    }
}
