/**
 * Feed-forward networks: layers, their initial values, and a network with a loss as an objective.
 *
 * <p>{@link org.chainrule.autodiff.network.Network} is a list of layers with parameters; it writes itself into a graph.
 * {@link org.chainrule.autodiff.network.SupervisedObjective} is a graph with a loss as an
 * {@link org.chainrule.core.Objective}, which is all an optimizer sees.
 */
@NullMarked
package org.chainrule.autodiff.network;

import org.jspecify.annotations.NullMarked;
