package org.chainrule.core;

/**
 * One named block of a model's parameters: windows on the flat θ and on the flat ∂θ of its {@link Parameters}.
 *
 * @param name unique in its parameters, for example {@code hidden1.weight}
 * @param offset position of its first element in θ
 * @param value window on θ
 * @param gradient window on ∂θ, the gradient ∂L/∂value
 */
public record Parameter(String name, int offset, Matrix value, Matrix gradient) {

    /** Shape of the block. */
    public Shape shape() {
        return value.shape();
    }

    /** Number of elements. */
    public int size() {
        return value.size();
    }
}
