package org.chainrule.core.function;

import java.math.BigDecimal;
import java.math.MathContext;

/** The formulas of {@link Standardise} with 60 digits. */
final class ExactStandardise {

    private static final MathContext DIGITS = new MathContext(60);

    private final double[] x;
    private final BigDecimal n;
    private final BigDecimal mean;
    private final BigDecimal root;

    ExactStandardise(double[] x, double epsilon) {
        this.x = x;
        n = new BigDecimal(x.length);
        var sum = BigDecimal.ZERO;
        for (double element : x) {
            sum = sum.add(new BigDecimal(element));
        }
        mean = sum.divide(n, DIGITS);
        var squares = BigDecimal.ZERO;
        for (double element : x) {
            squares = squares.add(new BigDecimal(element).subtract(mean).pow(2, DIGITS));
        }
        root = squares.divide(n, DIGITS).add(new BigDecimal(epsilon)).sqrt(DIGITS);
    }

    BigDecimal y(int i) {
        return new BigDecimal(x[i]).subtract(mean).divide(root, DIGITS);
    }

    /** (gy_i − Σ gy/n − y_i Σ gy·y/n)/root. */
    BigDecimal gx(double[] gy, int i) {
        var sum = BigDecimal.ZERO;
        var products = BigDecimal.ZERO;
        for (int k = 0; k < x.length; k++) {
            sum = sum.add(new BigDecimal(gy[k]));
            products = products.add(new BigDecimal(gy[k]).multiply(y(k), DIGITS));
        }
        return new BigDecimal(gy[i])
                .subtract(sum.divide(n, DIGITS))
                .subtract(y(i).multiply(products, DIGITS).divide(n, DIGITS))
                .divide(root, DIGITS);
    }

    /** Σ_k |gy_k ∂y_k/∂x_i|: the accuracy is stated in ulps of it. */
    double terms(double[] gy, int i) {
        double size = 0;
        for (int k = 0; k < x.length; k++) {
            var slope = (k == i ? BigDecimal.ONE : BigDecimal.ZERO)
                    .subtract(BigDecimal.ONE.add(y(i).multiply(y(k), DIGITS)).divide(n, DIGITS));
            size += Math.abs(gy[k] * slope.divide(root, DIGITS).doubleValue());
        }
        return size;
    }
}
