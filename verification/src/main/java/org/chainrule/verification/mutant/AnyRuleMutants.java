package org.chainrule.verification.mutant;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.optimizers.CustomRule;
import org.chainrule.optimizers.UpdateRule;

/** Faults that any update rule can have: in the rate, the number of the step, the gradient, the state. */
final class AnyRuleMutants {

    private AnyRuleMutants() {}

    static void plant(RuleMutants.Planting list) {
        rates(list);
        gradients(list);
        if (RuleMutants.counts(list.rule())) {
            steps(list);
        }
        if (RuleMutants.remembers(list.rule())) {
            state(list);
        }
    }

    private static void rates(RuleMutants.Planting list) {
        list.step(
                "rate-ignored",
                "the learning rate were always 1/128",
                (sound, k, t, rate, x, g, s) -> sound.update(k, t, 0x1p-7, x, g, s));
        list.step(
                "rate-squared",
                "the learning rate were squared",
                (sound, k, t, rate, x, g, s) -> sound.update(k, t, rate * rate, x, g, s));
        list.step("rate-of-the-first-step", "the learning rate were read once", new FirstRate());
        list.step(
                "rate-slightly-off",
                "the learning rate were off by 1e-9 of it",
                (sound, k, t, rate, x, g, s) -> sound.update(k, t, rate * (1 + 1e-9), x, g, s));
        list.step(
                "rate-in-single-precision",
                "the learning rate were a float",
                (sound, k, t, rate, x, g, s) -> sound.update(k, t, (float) rate, x, g, s));
        list.step("sign-flipped", "it climbed", (sound, k, t, rate, x, g, s) -> sound.update(k, t, -rate, x, g, s));
    }

    /** Remembers the first rate it is given. */
    private static final class FirstRate implements MutantRule.Step {
        private double first = Double.NaN;

        @Override
        public void make(UpdateRule sound, Kernels k, long t, double rate, Matrix theta, Matrix g, List<Matrix> state) {
            first = Double.isNaN(first) ? rate : first;
            sound.update(k, t, first, theta, g, state);
        }
    }

    private static void gradients(RuleMutants.Planting list) {
        list.step("gradient-spoiled", "the gradient were used as scratch memory", (sound, k, t, rate, x, g, s) -> {
            sound.update(k, t, rate, x, g, s);
            k.addScaled(0.5, g, 0, g);
        });
        list.step("gradient-without-sign", "|g| stood for g", changed((k, g, other) -> {
            k.addScaled(1, g, 0, other);
            for (int i = 0; i < other.size(); i++) {
                other.set(i, Math.abs(other.get(i)));
            }
        }));
        list.step("gradient-clipped", "the gradient were clipped to [−½, ½]", changed((k, g, other) -> {
            k.addScaled(1, g, 0, other);
            k.clamp(0.5, other);
        }));
        list.step(
                "first-gradient-for-all",
                "one gradient were used for all elements",
                changed((k, g, other) -> other.fill(g.get(0))));
        list.step("neighbours-mixed", "an element saw its neighbour's gradient", changed((k, g, other) -> {
            for (int i = 0; i < other.size(); i++) {
                other.set(i, g.get((i + 1) % g.size()));
            }
        }));
        list.step("lost-gradient-skipped", "a gradient that is no number were taken for 0", changed((k, g, other) -> {
            for (int i = 0; i < other.size(); i++) {
                other.set(i, Double.isNaN(g.get(i)) ? 0 : g.get(i));
            }
        }));
        list.step("last-element-skipped", "the loop ended one element too early", (sound, k, t, rate, x, g, s) -> {
            double kept = x.get(x.size() - 1);
            sound.update(k, t, rate, x, g, s);
            x.set(x.size() - 1, kept);
        });
        list.step("long-theta-cut", "elements beyond the 64th stayed", (sound, k, t, rate, x, g, s) -> {
            double[] before = x.toArray();
            sound.update(k, t, rate, x, g, s);
            for (int i = 64; i < x.size(); i++) {
                x.set(i, before[i]);
            }
        });
        list.step("theta-in-single-precision", "θ were kept in single precision", (sound, k, t, rate, x, g, s) -> {
            sound.update(k, t, rate, x, g, s);
            for (int i = 0; i < x.size(); i++) {
                x.set(i, (float) x.get(i));
            }
        });
    }

    private interface Change {
        void make(Kernels k, Matrix g, Matrix other);
    }

    /** A step with another gradient. */
    private static MutantRule.Step changed(Change change) {
        return (sound, k, t, rate, x, g, s) -> {
            var other = Matrix.copyOf(g, g.precision());
            change.make(k, g, other);
            sound.update(k, t, rate, x, other, s);
        };
    }

    private static void steps(RuleMutants.Planting list) {
        list.step(
                "step-from-zero",
                "the first step had number 0",
                (sound, k, t, rate, x, g, s) -> sound.update(k, t - 1, rate, x, g, s));
        list.step(
                "step-from-two",
                "the first step had number 2",
                (sound, k, t, rate, x, g, s) -> sound.update(k, t + 1, rate, x, g, s));
        list.step(
                "step-stuck",
                "every step were the first",
                (sound, k, t, rate, x, g, s) -> sound.update(k, 1, rate, x, g, s));
        list.step("step-counted-inside", "it counted its steps itself", new Counter());
        if (RuleMutants.countsLate(list.rule())) {
            list.step(
                    "step-limited",
                    "steps after the hundredth were the hundredth",
                    (sound, k, t, rate, x, g, s) -> sound.update(k, Math.min(t, 100), rate, x, g, s));
        }
    }

    private static final class Counter implements MutantRule.Step {
        private long made;

        @Override
        public void make(UpdateRule sound, Kernels k, long t, double rate, Matrix theta, Matrix g, List<Matrix> state) {
            sound.update(k, ++made, rate, theta, g, state);
        }
    }

    private static void state(RuleMutants.Planting list) {
        list.step("state-not-updated", "the state stayed as it was", (sound, k, t, rate, x, g, s) -> {
            var copies = new ArrayList<Matrix>(s);
            for (int i = 0; i < sound.stateNames().size(); i++) {
                copies.set(i, Matrix.copyOf(s.get(i), x.precision()));
            }
            sound.update(k, t, rate, x, g, copies);
        });
        list.step("state-updated-twice", "the state took every gradient twice", (sound, k, t, rate, x, g, s) -> {
            var before = Matrix.copyOf(x, x.precision());
            sound.update(k, t, rate, x, g, s);
            sound.update(k, t, 0, before, g, s);
        });
        list.step("state-forgotten", "the state were lost at step 4", (sound, k, t, rate, x, g, s) -> {
            if (t == 4) {
                s.subList(0, sound.stateNames().size()).forEach(slot -> slot.fill(0));
            }
            sound.update(k, t, rate, x, g, s);
        });
        list.step("state-shared", "all parameters had one state", new Shared());
        if (RuleMutants.remembersItsFirstState(list.rule())) {
            list.mutants()
                    .add(new RuleMutant(
                            "state-in-scratch", "it remembered in scratch memory", new InScratch(list.rule())));
        }
    }

    /** Keeps the state in the rule, where every θ of this size finds it. */
    private static final class Shared implements MutantRule.Step {
        private List<Matrix> own = List.of();

        @Override
        public void make(UpdateRule sound, Kernels k, long t, double rate, Matrix theta, Matrix g, List<Matrix> state) {
            var mixed = new ArrayList<Matrix>(state);
            if (own.isEmpty() || !own.get(0).shape().equals(theta.shape())) {
                own = sound.stateNames().stream()
                        .map(name -> Matrix.zeros(theta.precision(), theta.shape()))
                        .toList();
            }
            for (int i = 0; i < own.size(); i++) {
                mixed.set(i, own.get(i));
            }
            sound.update(k, t, rate, theta, g, mixed);
        }
    }

    /** Says that its first state is scratch. */
    private record InScratch(UpdateRule sound) implements CustomRule {

        @Override
        public String name() {
            return sound.name();
        }

        @Override
        public List<String> stateNames() {
            return sound.stateNames().subList(1, sound.stateNames().size());
        }

        @Override
        public int scratch() {
            return sound.scratch() + 1;
        }

        @Override
        public UpdateRule withMomentum(double newMomentum) {
            return new InScratch(sound.withMomentum(newMomentum));
        }

        @Override
        public void update(Kernels k, long t, double rate, Matrix theta, Matrix g, List<Matrix> state) {
            int slots = sound.stateNames().size();
            var order = new ArrayList<Matrix>();
            order.add(state.get(slots - 1 + sound.scratch()));
            order.addAll(state.subList(0, slots - 1 + sound.scratch()));
            sound.update(k, t, rate, theta, g, order);
        }
    }
}
