/**
 * Data sets: reading, splitting, scaling, generating.
 *
 * <p>Read in this order: {@link org.chainrule.core.data.Dataset}, which everything here makes or takes;
 * {@link org.chainrule.core.data.Csv} and {@link org.chainrule.core.data.Idx}, which read files;
 * {@link org.chainrule.core.data.Generated}, which needs none; {@link org.chainrule.core.data.Split} and {@link org.chainrule.core.data.Folds}, which divide;
 * {@link org.chainrule.core.data.Scaling}, which is fitted on the training part only; {@link org.chainrule.core.data.OneHot}.
 */
@NullMarked
package org.chainrule.core.data;

import org.jspecify.annotations.NullMarked;
