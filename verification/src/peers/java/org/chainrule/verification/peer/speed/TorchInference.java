package org.chainrule.verification.peer.speed;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.CompilationUnit;
import org.bytedeco.pytorch.Function;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.QualifiedName;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.chainrule.core.Precision;
import org.chainrule.verification.speed.Examples;
import org.chainrule.verification.speed.Subject;
import org.chainrule.verification.speed.Workload;

/** PyTorch forward: an array of the precision is copied into a tensor that is kept, the result into an array. */
final class TorchInference implements Subject {

    private final Precision precision;
    private final CompilationUnit unit;
    private final Function script;
    private final IValueVector stack = new IValueVector();
    private final IValue[] arguments;
    private final Tensor input;
    private final double[] inputs;
    private final float[] narrowInputs;
    private final double[] results;
    private final float[] narrowResults;

    TorchInference(Workload workload, Precision precision, int threads) {
        this.precision = precision;
        torch.set_num_threads(threads);
        torch.setGraphExecutorOptimize(false);
        unit = torch.compile(TorchScript.inference(workload));
        script = unit.find_function(new QualifiedName("forward"));
        inputs = Examples.of(workload).inputs();
        narrowInputs = Slices.floats(inputs);
        results = new double[workload.batch() * workload.outputs()];
        narrowResults = new float[results.length];
        input = TorchSubject.tensor(precision, inputs, workload.batch(), workload.inputs());
        var parameters = FirstWeights.of(workload, precision);
        arguments = new IValue[parameters.size() + 1];
        arguments[0] = new IValue(input);
        for (int i = 0; i < parameters.size(); i++) {
            arguments[i + 1] = new IValue(TorchSubject.parameter(precision, parameters.get(i), i % 2 == 1));
        }
    }

    @Override
    @SuppressWarnings("try") // a scope is entered, not used
    public void step() {
        try (var scope = new PointerScope()) {
            if (precision == Precision.FLOAT64) {
                new DoublePointer(input.data_ptr_double()).put(inputs);
            } else {
                new FloatPointer(input.data_ptr_float()).put(narrowInputs);
            }
            stack.clear();
            for (IValue argument : arguments) {
                stack.push_back(argument);
            }
            script.run(stack);
            var output = stack.get(0).toTensor();
            if (precision == Precision.FLOAT64) {
                output.data_ptr_double().get(results);
            } else {
                output.data_ptr_float().get(narrowResults);
            }
        }
    }

    @Override
    public double stepWithLoss() {
        step();
        double sum = 0;
        for (int i = 0; i < results.length; i++) {
            double y = precision == Precision.FLOAT64 ? results[i] : narrowResults[i];
            sum += y * y;
        }
        return sum;
    }
}
