package org.chainrule.examples;

import org.chainrule.core.kernel.KernelChoice;

/** Entry of the command line. */
public final class Main {

    private Main() {}

    /** Runs the command and exits with 0 (ok), 1 (a check failed) or 2 (usage). */
    public static void main(String[] args) {
        System.out.println(KernelChoice.standard().sentence());
    }
}
