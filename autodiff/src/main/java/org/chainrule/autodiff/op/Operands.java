package org.chainrule.autodiff.op;

import java.util.List;
import java.util.stream.IntStream;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.Kernels;

/** What an op works on in one plan: kernels, inputs, output, workspace. */
public final class Operands {

    private final Kernels kernels;
    private final Matrix[] values;
    private final int[] inputs;
    private final Matrix out;
    private final Matrix[] workspace;

    /** Operands on given buffers, which are shared. */
    public Operands(Kernels kernels, List<Matrix> inputs, Matrix out, List<Matrix> workspace) {
        this(
                kernels,
                inputs.toArray(new Matrix[0]),
                IntStream.range(0, inputs.size()).toArray(),
                out,
                workspace);
    }

    /**
     * Operands whose inputs are looked up in a table of buffers at every use, so that whoever owns it may put others there.
     *
     * @param values the table, which is shared
     * @param inputs where in the table each input is
     */
    public Operands(Kernels kernels, Matrix[] values, int[] inputs, Matrix out, List<Matrix> workspace) {
        this.kernels = kernels;
        this.values = values;
        this.inputs = inputs.clone();
        this.out = out;
        this.workspace = workspace.toArray(new Matrix[0]);
    }

    /** Operands on given inputs, with a new output and workspace of the shapes the op asks for. */
    public static Operands allocate(Op op, Kernels kernels, List<Matrix> inputs) {
        Precision precision = kernels.precision();
        var shapes = inputs.stream().map(Matrix::shape).toList();
        return new Operands(
                kernels,
                inputs,
                Matrix.zeros(precision, op.shape(shapes)),
                op.workspace(shapes).stream()
                        .map(shape -> Matrix.zeros(precision, shape))
                        .toList());
    }

    /** The arithmetic to compute with. */
    public Kernels kernels() {
        return kernels;
    }

    /** Number of inputs. */
    public int count() {
        return inputs.length;
    }

    /** Input i. */
    public Matrix in(int i) {
        return values[inputs[i]];
    }

    /** The output. */
    public Matrix out() {
        return out;
    }

    /** Workspace buffer i. */
    public Matrix workspace(int i) {
        return workspace[i];
    }
}
