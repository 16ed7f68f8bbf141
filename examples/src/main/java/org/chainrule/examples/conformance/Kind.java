package org.chainrule.examples.conformance;

import org.chainrule.core.kernel.Kernels;

/** How one kind of reference file is judged. */
interface Kind {

    /** The word between {@code golden-} and the number in the file's {@code format}; also the file's usual name. */
    String name();

    /** Judges every entry, computed with these kernels of float64. */
    void judge(Place root, Kernels kernels, Tally tally);
}
