package org.chainrule.core.kernel.vector;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chainrule.core.kernel.product.DoubleLoops;
import org.chainrule.core.kernel.product.DoubleProduct;
import org.chainrule.core.kernel.product.PlainDoubleLoops;

/**
 * Whether the tiles of vectors have been compiled. Until then they are a hundred times slower than the plain loops, which give
 * the same bits, so that nobody need wait: the first large product starts a daemon thread that computes with tiles of every
 * kind until they are faster than the plain loops, and from then on they are used. If that takes longer than
 * {@value #PATIENCE} ms they are used all the same. Its float twin is derived from this file; edit this one.
 */
final class VectorDoubleWarmth {

    private static final int PATIENCE = 5000;

    /** Rows, columns and terms with whole tiles and rests of all sizes on every machine; a thousand terms of a transpose. */
    private static final int[][] SHAPES = {{20, 112, 64}, {6, 80, 200}, {24, 10, 48}};

    private static final AtomicBoolean STARTED = new AtomicBoolean();
    private static final CountDownLatch COMPILED = new CountDownLatch(1);

    @SuppressWarnings("NonFinalStaticField") // read before every product, so not from the latch
    private static volatile boolean warm;

    private VectorDoubleWarmth() {}

    /** Whether tiles may be used; if not, somebody is working on it when this returns. */
    static boolean isWarm() {
        if (!warm && STARTED.compareAndSet(false, true)) {
            var thread = new Thread(VectorDoubleWarmth::warmUp, "chainrule-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
        return warm;
    }

    /** Returns when tiles are used. */
    static void await() throws InterruptedException {
        isWarm();
        COMPILED.await();
    }

    private static void warmUp() {
        try {
            DoubleLoops tiles = new VectorDoubleLoops(true);
            DoubleLoops plain = new PlainDoubleLoops();
            long start = System.nanoTime();
            long patience = PATIENCE * 1_000_000L;
            time(plain, 1000);
            while (System.nanoTime() - start < patience && time(tiles, 100) > time(plain, 100)) {
                Thread.onSpinWait();
            }
        } finally {
            warm = true;
            COMPILED.countDown();
        }
    }

    /** Nanoseconds for a number of rounds, each with every shape, layout and β. */
    private static long time(DoubleLoops loops, int rounds) {
        long start = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            for (int[] shape : SHAPES) {
                for (int layout = 0; layout < 3; layout++) {
                    loops.compute(product(shape[0], shape[1], shape[2], layout, round % 2), 0, shape[0]);
                }
            }
        }
        return System.nanoTime() - start;
    }

    /** Layout 0: x · y, 1: xᵀ · y, 2: x · yᵀ. */
    private static DoubleProduct product(int m, int n, int k, int layout, int beta) {
        var g = new DoubleProduct();
        g.m = m;
        g.n = n;
        g.k = k;
        g.x = new double[m * k];
        g.xi = layout == 1 ? 1 : k;
        g.xp = layout == 1 ? m : 1;
        g.y = new double[k * n];
        g.yp = layout == 2 ? 1 : n;
        g.yj = layout == 2 ? k : 1;
        g.z = new double[m * n];
        g.zi = n;
        g.zj = 1;
        g.beta = beta;
        return g;
    }
}
