package org.chainrule.verification.check;

import java.util.List;

/** When a check ends. */
enum Patience {
    /** When everything has been compared. */
    TO_THE_END,
    /** At the first FAIL or INACCURATE. */
    FIRST_FAULT;

    /** Whether what has been compared is enough. */
    boolean isOver(List<Comparison> comparisons) {
        return this == FIRST_FAULT && comparisons.stream().anyMatch(Comparison::accuses);
    }
}
