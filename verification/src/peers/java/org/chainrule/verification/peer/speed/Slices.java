package org.chainrule.verification.peer.speed;

import java.util.Arrays;

/** Parts of arrays, and arrays in other precisions. */
final class Slices {

    private Slices() {}

    /** The rows of one batch of many, row by row. */
    static double[] rows(double[] all, int batch, int rows, int columns) {
        return Arrays.copyOfRange(all, batch * rows * columns, (batch + 1) * rows * columns);
    }

    /** Rounded to float. */
    static float[] floats(double[] values) {
        var narrow = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }

    /** The transpose of a rows×columns matrix. */
    static double[] transposed(double[] values, int rows, int columns) {
        var result = new double[values.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                result[j * rows + i] = values[i * columns + j];
            }
        }
        return result;
    }
}
