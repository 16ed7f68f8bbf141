package org.chainrule.verification.benchmark;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.optimizers.Constant;
import org.chainrule.optimizers.Optimizer;
import org.chainrule.optimizers.UpdateRule;
import org.chainrule.optimizers.UpdateRules;
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

/** A step of every update rule, by census, on n parameters with a gradient that stays as it is; and a plain loop as yardstick. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 40, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Thread)
public class RuleBenchmark {

    /** The parameter that {@link RunBenchmarks} fills by census. */
    static final String RULE = "rule";

    /** In place of a rule: {@code θ := θ − ηg} as a plain loop. */
    static final String LOOP = "(loop)";

    private static final double RATE = 0x1p-20;

    /** Which rule. */
    @Param("sgd")
    public String rule = "sgd";

    /** Who computes. */
    @Param({"java", "vector"})
    public String kernels = "java";

    /** In which precision. */
    @Param
    public Precision precision = Precision.FLOAT32;

    /** How many parameters: those of W3, in a near cache, and those of W4, in a far one. */
    @Param({"101770", "1863690"})
    public int n = 101770;

    private Runnable computation = () -> {};

    /** Every name this benchmark takes, that of the loop first. */
    static List<String> names() {
        return Stream.concat(Stream.of(LOOP), UpdateRules.all().stream().map(UpdateRule::name))
                .toList();
    }

    /** Fills θ and ∂θ. */
    @Setup
    public void prepare() {
        var parameters = Parameters.builder().add("theta", Shape.of(1, n)).build(precision);
        var random = new SplittableRandom(1);
        for (int i = 0; i < n; i++) {
            parameters.values().set(i, random.nextDouble(-1, 1));
            parameters.gradients().set(i, random.nextDouble(-1, 1));
        }
        if (rule.equals(LOOP)) {
            computation = loop(parameters.values(), parameters.gradients());
        } else {
            var optimizer = new Optimizer(
                    parameters,
                    UpdateRules.named(rule),
                    new Constant(RATE),
                    KernelChoice.of(kernels, 1).kernels(precision));
            computation = optimizer::step;
        }
    }

    private static Runnable loop(Matrix theta, Matrix gradient) {
        if (theta instanceof DoubleMatrix t && gradient instanceof DoubleMatrix g) {
            return () -> descend(t.array(), g.array());
        } else if (theta instanceof FloatMatrix t && gradient instanceof FloatMatrix g) {
            return () -> descend(t.array(), g.array());
        }
        throw new IllegalStateException("matrices of one precision expected");
    }

    private static void descend(double[] theta, double[] gradient) {
        for (int i = 0; i < theta.length; i++) {
            theta[i] -= RATE * gradient[i];
        }
    }

    private static void descend(float[] theta, float[] gradient) {
        for (int i = 0; i < theta.length; i++) {
            theta[i] -= (float) RATE * gradient[i];
        }
    }

    /** One step over all parameters. */
    @Benchmark
    public void update() {
        computation.run();
    }
}
