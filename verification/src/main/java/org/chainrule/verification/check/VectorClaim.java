package org.chainrule.verification.check;

import java.util.function.Function;

/**
 * What is claimed of the Jacobian J of a function of several results: a product with it, from one side or the other.
 *
 * @param side which product
 * @param callee computes it
 * @param whole whether it stands for all of J, so that every row is asked for
 */
record VectorClaim(Side side, Callee callee, boolean whole) {

    /** From which side the Jacobian is multiplied. */
    enum Side {
        /** Jᵀ g for a cotangent g: as long as x. */
        VJP("vjp", "g"),
        /** J v for a tangent v: as long as the result. */
        JVP("jvp", "v");

        private final String word;
        private final String argument;

        Side(String word, String argument) {
            this.word = word;
            this.argument = argument;
        }

        String word() {
            return word;
        }

        /** What the vector is called that the Jacobian is multiplied by. */
        String argument() {
            return argument;
        }
    }

    /** A Jacobian as the products Jᵀ g; entries are not touched where g is 0, so a NaN stays in its row. */
    static VectorClaim ofJacobian(String check, Function<double[], double[][]> jacobian) {
        String role = "the claimed Jacobian";
        return new VectorClaim(
                Side.VJP,
                new Callee(check, role, (x, g) -> {
                    int n = x.length;
                    double[][] rows = jacobian.apply(x);
                    requireShape(check, role, rows, g.length, n);
                    var product = new double[n];
                    for (int j = 0; j < rows.length; j++) {
                        for (int i = 0; g[j] != 0 && i < n; i++) {
                            product[i] += rows[j][i] * g[j];
                        }
                    }
                    return product;
                }),
                true);
    }

    private static void requireShape(String check, String role, double[][] rows, int m, int n) {
        if (rows == null) {
            throw new Refusal(check, role + " is null; it must be " + m + "×" + n);
        }
        String needed = m + "×" + n + ", a row for every result and a column for every coordinate of x";
        for (int j = 0; j < rows.length; j++) {
            if (rows[j] == null) {
                throw new Refusal(check, role + " has null for row " + j + "; it must be " + needed);
            }
            if (rows[j].length != rows[0].length) {
                throw new Refusal(
                        check,
                        role + " is ragged: row " + j + " has " + rows[j].length + " numbers but row 0 has "
                                + rows[0].length + "; it must be " + needed);
            }
        }
        int columns = rows.length == 0 ? n : rows[0].length;
        if (rows.length != m || columns != n) {
            boolean transposed = rows.length == n && columns == m;
            throw new Refusal(
                    check,
                    role + " is " + rows.length + "×" + columns + " but must be " + needed
                            + (transposed ? "; as if it were transposed" : ""));
        }
    }
}
