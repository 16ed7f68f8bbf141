package org.chainrule.verification.check;

/**
 * How often dual numbers were asked for the condition of an element whose claim is wrong after all. To know it they run through
 * the product once for every number of the inputs; when a rule is found wrong in more than half of the digits a few times, it
 * is not for want of that.
 */
final class Mercy {

    private static final int TIMES = 4;

    private int inVain;

    /** Whether it is worth asking for one more. */
    boolean isWorthAsking() {
        return inVain < TIMES;
    }

    /** It was asked for, and the claim is as wrong as before. */
    void wasInVain() {
        inVain++;
    }
}
