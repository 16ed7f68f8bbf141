/**
 * The verbs everything is computed with, and where their implementations come from.
 *
 * <p>{@link org.chainrule.core.kernel.Kernels} is the whole vocabulary; a
 * {@link org.chainrule.core.kernel.KernelProvider} implements it for both precisions. Provider <b>java</b> is plain loops
 * with the same bits on every JDK and machine; provider <b>vector</b> uses the JDK's Vector API and says in one sentence
 * why it cannot when it cannot. {@link org.chainrule.core.kernel.KernelChoice} chooses. There is no global state: kernels
 * are given to whoever computes with them.
 */
@NullMarked
package org.chainrule.core.kernel;

import org.jspecify.annotations.NullMarked;
