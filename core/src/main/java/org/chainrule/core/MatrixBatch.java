package org.chainrule.core;

/** Two whole matrices as a batch. */
record MatrixBatch(Matrix inputs, Matrix targets) implements Batch {

    MatrixBatch {
        if (inputs.rows() != targets.rows()) {
            throw new IllegalArgumentException("batch: inputs are " + inputs.shape() + " but targets are "
                    + targets.shape() + "; both need one row per example");
        }
    }

    @Override
    public int rows() {
        return inputs.rows();
    }

    @Override
    public int inputColumns() {
        return inputs.columns();
    }

    @Override
    public int targetColumns() {
        return targets.columns();
    }

    @Override
    public void copyInput(int example, Matrix destination, int row) {
        destination.copyRow(row, inputs, example);
    }

    @Override
    public void copyTarget(int example, Matrix destination, int row) {
        destination.copyRow(row, targets, example);
    }

    @Override
    public Matrix inputMatrix() {
        return inputs;
    }

    @Override
    public Matrix targetMatrix() {
        return targets;
    }
}
