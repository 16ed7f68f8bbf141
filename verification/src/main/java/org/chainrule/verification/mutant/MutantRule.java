package org.chainrule.verification.mutant;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.optimizers.CustomRule;
import org.chainrule.optimizers.UpdateRule;

/** A rule that makes other steps than the sound one, with the same name, state and scratch. */
final class MutantRule implements CustomRule {

    private final UpdateRule sound;
    private final Step step;

    /** A wrong step in place of the right one. */
    @FunctionalInterface
    interface Step {
        /** As {@link UpdateRule#update}; the sound rule is there to be asked. */
        void make(
                UpdateRule sound, Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state);
    }

    /** A wrong formula for one element. */
    @FunctionalInterface
    interface Formula {
        /**
         * θ after step t.
         *
         * @param s state of this element, in the order of the rule's names; changed
         */
        double theta(double[] s, long t, double rate, double theta, double g);
    }

    MutantRule(UpdateRule sound, Step step) {
        this.sound = sound;
        this.step = step;
    }

    /** A wrong step made element by element. */
    static Step elements(Formula formula) {
        return (sound, k, t, rate, theta, gradient, state) -> {
            int slots = sound.stateNames().size();
            var s = new double[slots];
            for (int r = 0; r < theta.rows(); r++) {
                for (int c = 0; c < theta.columns(); c++) {
                    for (int i = 0; i < slots; i++) {
                        s[i] = state.get(i).get(r, c);
                    }
                    theta.set(r, c, formula.theta(s, t, rate, theta.get(r, c), gradient.get(r, c)));
                    for (int i = 0; i < slots; i++) {
                        state.get(i).set(r, c, s[i]);
                    }
                }
            }
        };
    }

    @Override
    public String name() {
        return sound.name();
    }

    @Override
    public List<String> stateNames() {
        return sound.stateNames();
    }

    @Override
    public int scratch() {
        return sound.scratch();
    }

    /** The same mutant of the rule with the other momentum. */
    @Override
    public UpdateRule withMomentum(double newMomentum) {
        return new MutantRule(sound.withMomentum(newMomentum), step);
    }

    @Override
    public void update(Kernels k, long t, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
        step.make(sound, k, t, rate, theta, gradient, state);
    }
}
