package org.chainrule.core.loss;

/** A loss that needs the whole row at once. */
public sealed interface RowLoss extends Loss permits CategoricalCrossEntropy, SoftmaxLoss {}
