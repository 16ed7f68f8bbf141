/**
 * A trained network as something to use: in a file, and as a function of raw rows.
 *
 * <p>{@link org.chainrule.autodiff.model.Model} is a network with all that turns the numbers of a person into those of the
 * network and back: scalings, names of columns and classes, the link behind the last layer. It is saved as one safetensors
 * file whose tensors are those of a PyTorch {@code nn.Sequential} of the same layers; everything else is in its texts.
 * {@link org.chainrule.autodiff.model.Predictor} is what a service holds: small, immutable, for any number of threads.
 */
@NullMarked
package org.chainrule.autodiff.model;

import org.jspecify.annotations.NullMarked;
