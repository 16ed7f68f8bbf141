package org.chainrule.verification.benchmark;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.verification.speed.ChainruleSubject;
import org.chainrule.verification.speed.Subject;
import org.chainrule.verification.speed.Workload;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Whole steps of every workload: forward, backward, update, or a forward pass only. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 20, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Thread)
public class StepBenchmark {

    /** Which step. */
    @Param
    public Workload workload = Workload.W3;

    /** In which precision. */
    @Param
    public Precision precision = Precision.FLOAT32;

    /** Who computes. */
    @Param({"java", "vector"})
    public String kernels = "vector";

    /** On how many threads. */
    @Param({"1", "2"})
    public int threads = 1;

    private @Nullable Subject subject;

    /** What was done, per second. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Work {
        /** Samples, steps or epochs, see {@link Workload#unit()}. */
        public long units;
    }

    /** Makes network, data and optimizer. */
    @Setup
    public void prepare() {
        subject = ChainruleSubject.of(workload, precision, KernelChoice.of(kernels, threads));
    }

    /** One step on the next batch. */
    @Benchmark
    public void step(Work work) {
        Objects.requireNonNull(subject).step();
        work.units += workload.unitsPerStep();
    }

    /** Lets go of what the subject holds. */
    @TearDown
    public void finish() {
        Objects.requireNonNull(subject).close();
    }
}
