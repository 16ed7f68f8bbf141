package org.chainrule.core.data;

/** Data sets made by formula. */
public final class Generated {

    private Generated() {}

    /** Arms of a spiral, one per class; two inputs. */
    public static Dataset spirals(int classes, int perClass, double noise, long seed) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Two interlocking half circles; two inputs. */
    public static Dataset moons(int count, double noise, long seed) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Exclusive or of two bits, with noise; two inputs. */
    public static Dataset xor(int count, double noise, long seed) {
        throw new UnsupportedOperationException("not yet");
    }

    /** A curve with noise; one input, one target. */
    public static Dataset curve(int count, double noise, long seed) {
        throw new UnsupportedOperationException("not yet");
    }

    /** A regression with 3 inputs and 2 targets. */
    public static Dataset regression(int rows, long seed) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Grey images of 64×64 pixels from 0 to 255, two classes. */
    public static Dataset shapes(int count, long seed) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Digits of 8×8 pixels from 0 to 1, ten classes. */
    public static Dataset digits(int perClass, long seed) {
        throw new UnsupportedOperationException("not yet");
    }
}
