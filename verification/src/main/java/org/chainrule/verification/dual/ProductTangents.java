package org.chainrule.verification.dual;

import java.util.function.IntBinaryOperator;
import org.chainrule.core.Matrix;

/** The tangents of what is linear in each of its operands: the product rule, term by term. */
final class ProductTangents {

    private final Tangents tangents;

    ProductTangents(Tangents tangents) {
        this.tangents = tangents;
    }

    /**
     * {@code ċ_ij := Σ_k (ȧ_ik b_kj + a_ik ḃ_kj) + β ċ_ij}.
     *
     * @param inner how far k goes
     * @param ofA position in a of row i of the product and term k
     * @param ofB position in b of term k and column j of the product
     */
    void update(Matrix c, double beta, Matrix a, int inner, IntBinaryOperator ofA, Matrix b, IntBinaryOperator ofB) {
        var dotA = tangents.of(a);
        var dotB = tangents.of(b);
        var out = tangents.of(c);
        boolean still = dotA.isStill() && dotB.isStill() && out.isStill();
        for (int i = 0; i < c.rows() && !still; i++) {
            for (int j = 0; j < c.columns(); j++) {
                var sum = new TangentSum();
                for (int k = 0; k < inner; k++) {
                    int left = ofA.applyAsInt(i, k);
                    int right = ofB.applyAsInt(k, j);
                    sum.add(b.get(right), dotA.value(left), dotA.bar(left));
                    sum.add(a.get(left), dotB.value(right), dotB.bar(right));
                }
                addBefore(sum, beta, out, i * c.columns() + j);
                out.set(i * c.columns() + j, sum.ball());
            }
        }
    }

    /** + β times the tangent that is there; with β = 0 it is not read. */
    static void addBefore(TangentSum sum, double beta, Tangents.Window out, int index) {
        if (beta != 0) {
            sum.add(beta, out.value(index), out.bar(index));
        }
    }

    void addRow(Matrix x, Matrix row, Matrix y) {
        var dotX = tangents.of(x);
        var dotRow = tangents.of(row);
        var out = tangents.of(y);
        int n = x.columns();
        for (int i = 0; i < x.size(); i++) {
            var sum = new TangentSum();
            sum.add(dotX.value(i), dotX.bar(i));
            sum.add(dotRow.value(i % n), dotRow.bar(i % n));
            out.set(i, sum.ball());
        }
    }

    void columnSums(Matrix x, double beta, Matrix row) {
        var dotX = tangents.of(x);
        var out = tangents.of(row);
        for (int j = 0; j < x.columns(); j++) {
            var sum = new TangentSum();
            addBefore(sum, beta, out, j);
            for (int i = 0; i < x.rows(); i++) {
                sum.add(dotX.value(i * x.columns() + j), dotX.bar(i * x.columns() + j));
            }
            out.set(j, sum.ball());
        }
    }

    void addScaled(double alpha, Matrix x, double beta, Matrix y) {
        var dotX = tangents.of(x);
        var out = tangents.of(y);
        for (int i = 0; i < x.size(); i++) {
            var sum = new TangentSum();
            sum.add(alpha, dotX.value(i), dotX.bar(i));
            addBefore(sum, beta, out, i);
            out.set(i, sum.ball());
        }
    }

    void multiplyElements(Matrix a, Matrix b, double beta, Matrix c) {
        var dotA = tangents.of(a);
        var dotB = tangents.of(b);
        var out = tangents.of(c);
        for (int i = 0; i < a.size(); i++) {
            var sum = new TangentSum();
            sum.add(b.get(i), dotA.value(i), dotA.bar(i));
            sum.add(a.get(i), dotB.value(i), dotB.bar(i));
            addBefore(sum, beta, out, i);
            out.set(i, sum.ball());
        }
    }

    void copyColumns(Matrix x, int from, double beta, Matrix y, int to, int count) {
        var dotX = tangents.of(x);
        var out = tangents.of(y);
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < count; j++) {
                int source = i * x.columns() + from + j;
                int target = i * y.columns() + to + j;
                var sum = new TangentSum();
                sum.add(dotX.value(source), dotX.bar(source));
                addBefore(sum, beta, out, target);
                out.set(target, sum.ball());
            }
        }
    }
}
