package org.chainrule.verification.locate;

import org.chainrule.autodiff.Node;

/** One fault of a backward pass: where it is, what is wrong, and what shows it. */
public sealed interface Finding permits WrongHabit, WrongProduct, WrongSum {

    /** The accused: the node whose vjp is wrong, or the node whose gradient was added up wrongly. */
    Node node();

    /** Whether the recorded pass itself is wrong because of it; else only other data would show it. */
    boolean isOnRecord();

    /** The accusation on one line. */
    String headline();

    /** The accusation with its place in the graph, its numbers, the chain-rule step and what reproduces it; several lines. */
    String describe();
}
