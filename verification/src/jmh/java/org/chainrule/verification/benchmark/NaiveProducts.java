package org.chainrule.verification.benchmark;

import java.util.Arrays;

/** Products as a textbook writes them: the yardstick. Row-major arrays; c: m×n; {@code k} terms. */
final class NaiveProducts {

    private NaiveProducts() {}

    /** {@code c := a · b}, i-k-j: the inner loop runs along rows of b and c. */
    static void multiply(double[] a, double[] b, double[] c, int m, int k, int n) {
        Arrays.fill(c, 0);
        for (int i = 0; i < m; i++) {
            for (int p = 0; p < k; p++) {
                double s = a[i * k + p];
                for (int j = 0; j < n; j++) {
                    c[i * n + j] += s * b[p * n + j];
                }
            }
        }
    }

    /** {@code c := aᵀ · b}, i-k-j. */
    static void multiplyLeftTransposed(double[] a, double[] b, double[] c, int m, int k, int n) {
        Arrays.fill(c, 0);
        for (int i = 0; i < m; i++) {
            for (int p = 0; p < k; p++) {
                double s = a[p * m + i];
                for (int j = 0; j < n; j++) {
                    c[i * n + j] += s * b[p * n + j];
                }
            }
        }
    }

    /** {@code c := a · bᵀ}, i-j-k: here k is the index that runs along rows. */
    static void multiplyRightTransposed(double[] a, double[] b, double[] c, int m, int k, int n) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int p = 0; p < k; p++) {
                    sum += a[i * k + p] * b[j * k + p];
                }
                c[i * n + j] = sum;
            }
        }
    }

    /** As for double. */
    static void multiply(float[] a, float[] b, float[] c, int m, int k, int n) {
        Arrays.fill(c, 0);
        for (int i = 0; i < m; i++) {
            for (int p = 0; p < k; p++) {
                float s = a[i * k + p];
                for (int j = 0; j < n; j++) {
                    c[i * n + j] += s * b[p * n + j];
                }
            }
        }
    }

    /** As for double. */
    static void multiplyLeftTransposed(float[] a, float[] b, float[] c, int m, int k, int n) {
        Arrays.fill(c, 0);
        for (int i = 0; i < m; i++) {
            for (int p = 0; p < k; p++) {
                float s = a[p * m + i];
                for (int j = 0; j < n; j++) {
                    c[i * n + j] += s * b[p * n + j];
                }
            }
        }
    }

    /** As for double. */
    static void multiplyRightTransposed(float[] a, float[] b, float[] c, int m, int k, int n) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                float sum = 0;
                for (int p = 0; p < k; p++) {
                    sum += a[i * k + p] * b[j * k + p];
                }
                c[i * n + j] = sum;
            }
        }
    }
}
