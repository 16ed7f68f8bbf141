package org.chainrule.verification.shrink;

import java.util.List;
import java.util.Optional;
import org.chainrule.core.Matrix;
import org.chainrule.verification.check.CheckReport;

/** Something that is checked on matrices. */
interface Trial {

    /** Its check on these. */
    CheckReport run(List<Matrix> at);

    /**
     * The matrices completed, after some of them became smaller; empty if they do not fit together.
     *
     * @param at as they were before
     */
    Optional<List<Matrix>> fitted(List<Matrix> smaller, List<Matrix> at);
}
