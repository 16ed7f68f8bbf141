package org.chainrule.core.kernel.vector;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.List;
import org.chainrule.core.Precision;
import org.chainrule.core.function.Gelu;
import org.chainrule.core.function.GeluTanh;
import org.chainrule.core.function.Log1mExp;
import org.chainrule.core.function.Mish;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.TanhShrink;

/**
 * A process that adds and multiplies until C2 has compiled what all operations go through, and then computes functions by vectors.
 * Prints the bytes of objects that those make in the steady state, in one call of each. Tests are compiled without the module of
 * vectors, hence the reflection.
 */
final class AdditionsFirst {

    /** Has C2 compile what is called in every one. */
    private static final int ADDITIONS = 300_000;

    /** C2 compiles in the background; what it was asked for by the first additions is there for the second. */
    private static final int COMPILING_MILLIS = 500;

    /** Whole vectors of every width. */
    private static final int COUNT = 1024;

    /** As often as C2 needs for the loops of a function, several times over. */
    private static final int CALLS = 4000;

    private static final int COUNTED = 100;

    private static final long START = System.nanoTime();

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AdditionsFirst() {}

    /**
     * Kernels are made as everybody makes them, then the additions, then the functions. Argument: seconds from the start of the
     * process on in which C2 gets to the last loop of the last function, on a busy machine too.
     */
    public static void main(String[] arguments) throws ReflectiveOperationException, InterruptedException {
        for (Precision precision : Precision.values()) {
            new VectorKernelProvider().kernels(precision, 1);
        }
        addAndMultiply();
        long end = START + Long.parseLong(arguments[0]) * 1_000_000_000L;
        long bytes = 0;
        for (ScalarFunction f : List.of(new Gelu(), new GeluTanh(), new Log1mExp(), new Mish(), new TanhShrink())) {
            bytes += floats(f, end) + doubles(f, end);
        }
        System.out.println(bytes);
    }

    private static void addAndMultiply() throws ReflectiveOperationException, InterruptedException {
        Class<?> any = Class.forName("jdk.incubator.vector.Vector");
        Class<?> species = Class.forName("jdk.incubator.vector.VectorSpecies");
        Class<?> vectors = Class.forName("jdk.incubator.vector.FloatVector");
        Object widest = vectors.getField("SPECIES_PREFERRED").get(null);
        Object one = vectors.getMethod("broadcast", species, float.class).invoke(null, widest, 1.0f);
        Method add = vectors.getMethod("add", any);
        Method multiply = vectors.getMethod("mul", any);
        for (int time = 0; time < 2; time++) {
            for (int i = 0; i < ADDITIONS; i++) {
                add.invoke(one, one);
                multiply.invoke(one, one);
            }
            Thread.sleep(COMPILING_MILLIS);
        }
    }

    private static long floats(ScalarFunction f, long end) {
        var maps = new VectorFloatMaps();
        VectorFloatForm form = maps.form(f).orElseThrow();
        var x = new float[COUNT];
        var y = new float[COUNT];
        Runnable calls = () -> {
            maps.map(form, x, 0, y, 0, COUNT);
            maps.vjp(form, x, 0, x, 0, 0, y, 0, COUNT);
        };
        return bytes(calls, end);
    }

    private static long doubles(ScalarFunction f, long end) {
        var maps = new VectorDoubleMaps();
        VectorDoubleForm form = maps.form(f).orElseThrow();
        var x = new double[COUNT];
        var y = new double[COUNT];
        Runnable calls = () -> {
            maps.map(form, x, 0, y, 0, COUNT);
            maps.vjp(form, x, 0, x, 0, 0, y, 0, COUNT);
        };
        return bytes(calls, end);
    }

    private static long bytes(Runnable calls, long end) {
        for (int i = 0; i < CALLS; i++) {
            calls.run();
        }
        long fewest = Long.MAX_VALUE;
        do {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < COUNTED; i++) {
                calls.run();
            }
            fewest = Math.min(fewest, THREADS.getCurrentThreadAllocatedBytes() - before);
        } while (fewest > 0 && System.nanoTime() < end);
        return fewest / COUNTED;
    }
}
