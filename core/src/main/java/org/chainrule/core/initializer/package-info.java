/**
 * Initial values of parameters.
 *
 * <p>Start with {@link org.chainrule.core.initializer.Initializers}, which names them all. Most are one formula,
 * {@link org.chainrule.core.initializer.FanScaled}: variance g²/fan. The {@link org.chainrule.core.initializer.Gain} g
 * belongs to the activation, the {@link org.chainrule.core.initializer.Fan} to the direction whose signals shall keep
 * their size. Sources: Glorot and Bengio 2010, "Understanding the difficulty of training deep feedforward neural
 * networks"; He et al. 2015, "Delving deep into rectifiers"; LeCun et al. 1998, "Efficient BackProp".
 */
@NullMarked
package org.chainrule.core.initializer;

import org.jspecify.annotations.NullMarked;
