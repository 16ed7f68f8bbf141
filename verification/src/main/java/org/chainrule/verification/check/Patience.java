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
        if (this == TO_THE_END || comparisons.isEmpty()) {
            return false;
        }
        var last = comparisons.get(comparisons.size() - 1).verdict();
        return last == Verdict.FAIL || last == Verdict.INACCURATE;
    }
}
