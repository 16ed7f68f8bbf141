package org.chainrule.examples.lesson.b;

import java.util.LinkedHashMap;
import java.util.Map;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;

/** The backward formulas of the lesson written out in plain loops: a second statement, for comparison only. */
final class MatrixFormulas {

    private MatrixFormulas() {}

    /** Every gradient from the forward values, in backward order. */
    static Map<String, Matrix> of(Regressor network) {
        var y1 = network.value("Y1");
        var y2 = network.value("Y2");
        var gradients = new LinkedHashMap<String, Matrix>();

        var dY2 = DoubleMatrix.zeros(y2.rows(), y2.columns());
        for (int i = 0; i < dY2.size(); i++) {
            dY2.set(i, y2.get(i) - Regressor.T.get(i));
        }
        var dZ2 = dY2;
        gradients.put("Y2", dY2);
        gradients.put("Z2", dZ2);
        gradients.put("W2", transposedProduct(dZ2, y1));
        gradients.put("b2", sums(dZ2));

        var dY1 = product(dZ2, Regressor.W2);
        var dZ1 = DoubleMatrix.zeros(y1.rows(), y1.columns());
        for (int i = 0; i < dZ1.size(); i++) {
            dZ1.set(i, dY1.get(i) * y1.get(i) * (1 - y1.get(i)));
        }
        gradients.put("Y1", dY1);
        gradients.put("Z1", dZ1);
        gradients.put("W1", transposedProduct(dZ1, Regressor.X));
        gradients.put("b1", sums(dZ1));
        return gradients;
    }

    /** a b. */
    private static Matrix product(Matrix a, Matrix b) {
        var c = DoubleMatrix.zeros(a.rows(), b.columns());
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < b.columns(); j++) {
                for (int k = 0; k < a.columns(); k++) {
                    c.set(i, j, c.get(i, j) + a.get(i, k) * b.get(k, j));
                }
            }
        }
        return c;
    }

    /** aᵀ b. */
    private static Matrix transposedProduct(Matrix a, Matrix b) {
        var c = DoubleMatrix.zeros(a.columns(), b.columns());
        for (int i = 0; i < a.columns(); i++) {
            for (int j = 0; j < b.columns(); j++) {
                for (int k = 0; k < a.rows(); k++) {
                    c.set(i, j, c.get(i, j) + a.get(k, i) * b.get(k, j));
                }
            }
        }
        return c;
    }

    private static Matrix sums(Matrix a) {
        var c = DoubleMatrix.zeros(1, a.columns());
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.columns(); j++) {
                c.set(0, j, c.get(0, j) + a.get(i, j));
            }
        }
        return c;
    }
}
