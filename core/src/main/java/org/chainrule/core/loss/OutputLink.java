package org.chainrule.core.loss;

/** The inverse link: what turns the output that a loss takes into the prediction a person wants to see. */
public enum OutputLink {
    /** The output is the prediction: values, or probabilities already. */
    IDENTITY,
    /** The output is a logit per column: p = σ(x). */
    SIGMOID,
    /** The output is the logarithm of a rate or a probability, column by column: p = eˣ. */
    EXP,
    /** The output is a row of logits: p = softmax(x). */
    SOFTMAX
}
