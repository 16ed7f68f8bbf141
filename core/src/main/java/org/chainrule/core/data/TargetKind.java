package org.chainrule.core.data;

/** What the target column is. */
public enum TargetKind {
    /** Classes if it is text, or whole numbers of at most 20 different values that occur twice on average; else numbers. */
    DETECTED,
    /** Classes: texts in order of first appearance, numbers in ascending order. */
    CLASSES,
    /** Numbers to be predicted: a regression. */
    NUMBERS
}
