/** Named matrices in safetensors files. */
@NullMarked
package org.chainrule.core.io;

import org.jspecify.annotations.NullMarked;
