/**
 * Planted bugs as short stories: what is wrong, how it is found, the plainest case of it, where it is, what the chain rule says.
 *
 * <p>{@link org.chainrule.examples.planted.Story} tells one; {@link org.chainrule.examples.planted.Bugs} lists them.
 */
@NullMarked
package org.chainrule.examples.planted;

import org.jspecify.annotations.NullMarked;
