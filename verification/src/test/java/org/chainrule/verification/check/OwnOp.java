package org.chainrule.verification.check;

import java.util.List;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;

/** An op as a user may write one, by arrays: what it gives and its product, which is written to zeros and added to what β leaves. */
abstract class OwnOp implements CustomOp {

    /** Writes the output, row by row. */
    abstract void values(double[][] x, Shape of, double[] y);

    /** Adds the product for an input to zeros. */
    abstract void product(int input, double[][] x, Shape of, double[] g, double[] product);

    /** How many inputs it has; one if it does not say. */
    int count() {
        return 1;
    }

    @Override
    public String name() {
        return "own";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return inputs.get(0);
    }

    private double[][] arrays(Operands o) {
        var all = new double[count()][];
        for (int i = 0; i < all.length; i++) {
            all[i] = o.in(i).toArray();
        }
        return all;
    }

    @Override
    public final void forward(Operands o) {
        var y = new double[o.out().size()];
        values(arrays(o), o.in(0).shape(), y);
        o.out().copyFrom(y);
    }

    @Override
    public final void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
        var product = new double[gradIn.size()];
        product(input, arrays(o), o.in(0).shape(), gradOut.toArray(), product);
        for (int i = 0; i < product.length; i++) {
            gradIn.set(i, product[i] + (beta == 0 ? 0 : beta * gradIn.get(i)));
        }
    }

    @Override
    public final String rule(int input) {
        return "by hand";
    }

    @Override
    public final Reads reads() {
        return Reads.INPUTS;
    }
}
