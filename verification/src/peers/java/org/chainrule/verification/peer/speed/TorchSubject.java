package org.chainrule.verification.peer.speed;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.CompilationUnit;
import org.bytedeco.pytorch.Function;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.QualifiedName;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.verification.speed.Examples;
import org.chainrule.verification.speed.Subject;
import org.chainrule.verification.speed.Task;
import org.chainrule.verification.speed.Workload;

/**
 * PyTorch as fast as it can be had from Java: the step is one TorchScript function with autograd and a fused update
 * ({@link TorchScript}), so there is one call per step; the bindings are bytedeco's, the library below them PyTorch's own
 * build with MKL ({@link TorchLibrary}), which is faster than bytedeco's with OpenBLAS.
 */
final class TorchSubject implements Subject {

    private final CompilationUnit unit;
    private final Function script;
    private final List<List<IValue>> batches = new ArrayList<>();
    private final List<IValue> state = new ArrayList<>();
    private final IValueVector stack = new IValueVector();
    private int next;

    private TorchSubject(Workload workload, Precision precision, int threads) {
        torch.set_num_threads(threads);
        torch.setGraphExecutorOptimize(false);
        unit = torch.compile(TorchScript.training(workload));
        script = unit.find_function(new QualifiedName("step"));
        var examples = Examples.of(workload);
        for (int i = 0; i < examples.batches(); i++) {
            var inputs = Slices.rows(examples.inputs(), i, workload.batch(), workload.inputs());
            var targets = Slices.rows(examples.targets(), i, workload.batch(), 1);
            batches.add(List.of(
                    new IValue(tensor(precision, inputs, workload.batch(), workload.inputs())),
                    new IValue(targets(workload, precision, targets))));
        }
        var parameters = FirstWeights.of(workload, precision);
        for (int i = 0; i < parameters.size(); i++) {
            var tensor = parameter(precision, parameters.get(i), i % 2 == 1);
            tensor.set_requires_grad(true);
            state.add(new IValue(tensor));
            if (TorchScript.isAdaptive(workload)) {
                state.add(new IValue(torch.zeros_like(tensor.detach())));
                state.add(new IValue(torch.zeros_like(tensor.detach())));
                state.add(new IValue(torch.zeros(new long[0])));
            }
        }
    }

    /** Forward through the same network, one call from array to array. */
    static Subject of(Workload workload, Precision precision, int threads) {
        return workload.kind() == Task.Kind.TRAINING
                ? new TorchSubject(workload, precision, threads)
                : new TorchInference(workload, precision, threads);
    }

    /** A weight, or a bias, which is a vector. */
    static Tensor parameter(Precision precision, Matrix matrix, boolean isBias) {
        return isBias
                ? tensor(precision, matrix.toArray(), matrix.columns())
                : tensor(precision, matrix.toArray(), matrix.rows(), matrix.columns());
    }

    static Tensor tensor(Precision precision, double[] values, long... shape) {
        return precision == Precision.FLOAT64
                ? Tensor.create(values, shape)
                : Tensor.create(Slices.floats(values), shape);
    }

    private static Tensor targets(Workload workload, Precision precision, double[] targets) {
        if (workload.loss() instanceof SoftmaxCrossEntropy) {
            var classes = new long[targets.length];
            for (int i = 0; i < classes.length; i++) {
                classes[i] = (long) targets[i];
            }
            return Tensor.create(classes, targets.length);
        }
        return tensor(precision, targets, targets.length, 1);
    }

    @Override
    @SuppressWarnings("try") // a scope is entered, not used
    public void step() {
        try (var scope = new PointerScope()) {
            run();
        }
    }

    private void run() {
        stack.clear();
        batches.get(next).forEach(stack::push_back);
        state.forEach(stack::push_back);
        script.run(stack);
        next = next + 1 == batches.size() ? 0 : next + 1;
    }

    @Override
    public double stepWithLoss() {
        step();
        return stack.get(0).toTensorVector().back().to(torch.ScalarType.Double).item_double();
    }
}
