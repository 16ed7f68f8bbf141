/**
 * The training loop, in words with exact meaning.
 *
 * <p>An <em>epoch</em> is one pass over the training data; an <em>iteration</em> is one update; a <em>batch</em> is the
 * examples whose gradient is computed at once. With six rows, batches of six make one iteration an epoch (batch gradient
 * descent), of one six (stochastic), of two three (mini-batches). Accumulating k batches makes one iteration of k batches:
 * the same gradient as one batch of their total size, in less memory. The last batch of an epoch, and the last group of
 * batches, may be smaller; none is dropped.
 *
 * <p>Read {@link org.chainrule.optimizers.training.Trainer}, the words that say what is wanted; {@code Setting}, which keeps
 * it and checks that nothing is missing; then {@code Training}, which is the loop itself. {@link org.chainrule.optimizers.training.StoppingRule} ends it early,
 * {@link org.chainrule.optimizers.training.TrainingListener} watches it,
 * {@link org.chainrule.optimizers.training.History} is what is left of it.
 *
 * <p>A steady-state iteration allocates nothing; records are made once per epoch. The same seed gives the same bits.
 */
@NullMarked
package org.chainrule.optimizers.training;

import org.jspecify.annotations.NullMarked;
