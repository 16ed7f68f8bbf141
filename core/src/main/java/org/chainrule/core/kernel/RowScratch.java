package org.chainrule.core.kernel;

import java.util.Arrays;

/** Row buffers that grow to the longest row seen and are kept, so that a steady state allocates nothing. */
final class RowScratch {

    private final double[][] buffers = new double[4][0];

    double[] first(int n) {
        return buffer(0, n);
    }

    double[] second(int n) {
        return buffer(1, n);
    }

    double[] third(int n) {
        return buffer(2, n);
    }

    double[] fourth(int n) {
        return buffer(3, n);
    }

    private double[] buffer(int which, int n) {
        if (buffers[which].length < n) {
            buffers[which] = Arrays.copyOf(buffers[which], n);
        }
        return buffers[which];
    }
}
