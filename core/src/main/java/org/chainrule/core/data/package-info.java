/** Data sets: reading, splitting, scaling, generating. */
@NullMarked
package org.chainrule.core.data;

import org.jspecify.annotations.NullMarked;
