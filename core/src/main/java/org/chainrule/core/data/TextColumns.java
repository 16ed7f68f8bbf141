package org.chainrule.core.data;

/** What to do with input columns of text. */
public enum TextColumns {
    /** One-hot if the column has at most 20 different texts and each occurs twice on average; left out otherwise. */
    DETECTED,
    /** One input for each different text, 1 where it stands and 0 elsewhere. */
    ONE_HOT,
    /** Leave them out. */
    DROPPED
}
