/**
 * How good predictions are, in the figures people compare.
 *
 * <p>{@link org.chainrule.core.metric.ConfusionMatrix} counts right and wrong classes, and gives accuracy, precision, recall
 * and F1; {@link org.chainrule.core.metric.TopK} counts a class that is among the likeliest;
 * {@link org.chainrule.core.metric.RegressionScores} has MAE, RMSE and R². They take what a network has put out and what is
 * true, and know nothing of networks. None of them is differentiated; for that there are the losses.
 */
@NullMarked
package org.chainrule.core.metric;

import org.jspecify.annotations.NullMarked;
