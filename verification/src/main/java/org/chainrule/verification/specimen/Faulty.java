package org.chainrule.verification.specimen;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Reduction;
import org.chainrule.verification.mutant.Engine;
import org.chainrule.verification.shrink.Shrink;
import org.chainrule.verification.shrink.Shrunk;

/** A thing with a planted fault, for whoever wants to look at it closer than its check does. */
public sealed interface Faulty {

    /** The plainest case that still shows the fault; empty if the search does not meet it, as where only a history shows it. */
    Optional<Shrunk> shrunk(long seed);

    /**
     * An op, a function of rows among them.
     *
     * @param op with the fault
     * @param inputs draws what its check looks at: several lists, one matrix per input
     */
    record OfOp(Op op, LongFunction<List<List<Matrix>>> inputs) implements Faulty {

        @Override
        public Optional<Shrunk> shrunk(long seed) {
            var search = Shrink.ofOp(op).seed(seed);
            inputs.apply(seed).forEach(one -> search.on(one.toArray(new Matrix[0])));
            return search.run();
        }
    }

    /**
     * A function of one number.
     *
     * @param function with the fault
     */
    record OfFunction(ScalarFunction function) implements Faulty {

        @Override
        public Optional<Shrunk> shrunk(long seed) {
            return Shrink.ofFunction(function).seed(seed).run();
        }
    }

    /**
     * A loss whose own formulas are at fault.
     *
     * @param loss with the fault
     * @param reduction how rows become one number
     * @param inputs draws predictions and targets
     */
    record OfLoss(Loss loss, Reduction reduction, LongFunction<List<List<Matrix>>> inputs) implements Faulty {

        @Override
        public Optional<Shrunk> shrunk(long seed) {
            var search = Shrink.ofLoss(loss, reduction).seed(seed);
            inputs.apply(seed).forEach(one -> search.on(one.toArray(new Matrix[0])));
            return search.run();
        }
    }

    /**
     * A backward loop.
     *
     * @param engine with the fault
     * @param graph what it differentiates
     * @param output of the graph
     */
    record OfEngine(Engine engine, Graph graph, Node output) implements Faulty {

        @Override
        public Optional<Shrunk> shrunk(long seed) {
            return Shrink.of(engine::value, engine::gradient)
                    .named("gradient by this loop")
                    .at(engine.initial())
                    .run();
        }
    }
}
