package org.chainrule.optimizers;

/** The open door: a schedule of your own; {@code CustomSchedule halving = t -> Math.scalb(0.1, (int) -(t / 100))}. */
@FunctionalInterface
public non-sealed interface CustomSchedule extends Schedule {}
