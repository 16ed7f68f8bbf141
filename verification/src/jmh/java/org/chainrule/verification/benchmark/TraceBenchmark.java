package org.chainrule.verification.benchmark;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.chainrule.autodiff.Plan;
import org.chainrule.autodiff.trace.ChainStep;
import org.chainrule.core.Batch;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.verification.speed.ChainruleSubject;
import org.chainrule.verification.speed.Workload;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to watch: forward and backward, and the same with an observer that keeps every chain-rule product. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Thread)
public class TraceBenchmark {

    /** Which network and batch. */
    @Param({"W1", "W2", "W3"})
    public Workload workload = Workload.W1;

    /** Who computes. */
    @Param({"java", "vector"})
    public String kernels = "java";

    private @Nullable Plan plan;

    /** Plans network and loss for one batch. */
    @Setup
    public void prepare() {
        int rows = workload.batch();
        var random = new SplittableRandom(1);
        var inputs = Matrix.zeros(Precision.FLOAT64, rows, workload.inputs());
        for (int i = 0; i < inputs.size(); i++) {
            inputs.set(i, random.nextDouble(-1, 1));
        }
        var batch = Batch.of(inputs, Matrix.zeros(Precision.FLOAT64, rows, 1));
        plan = ChainruleSubject.network(workload, Precision.FLOAT64)
                .objective(workload.loss(), KernelChoice.of(kernels, 1))
                .plan(batch);
    }

    /** Nobody watches. */
    @Benchmark
    public void unobserved() {
        var p = Objects.requireNonNull(plan);
        p.forward();
        p.backward();
    }

    /** Every product is kept. */
    @Benchmark
    public List<ChainStep> observed() {
        var p = Objects.requireNonNull(plan);
        p.forward();
        return p.trace();
    }
}
