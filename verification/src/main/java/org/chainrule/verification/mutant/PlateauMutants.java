package org.chainrule.verification.mutant;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.optimizers.CustomSchedule;
import org.chainrule.optimizers.ReduceOnPlateau;

/** What can go wrong in a schedule that watches the loss. Its memory is the rate, the best measure and two counts. */
final class PlateauMutants {

    private static final int RATE = 0;
    private static final int BEST = 1;
    private static final int WORSE = 2;
    private static final int COOLING = 3;

    private PlateauMutants() {}

    /** What is done with an observation. */
    @FunctionalInterface
    private interface Observe {
        void note(ReduceOnPlateau sound, double measure, double[] memory);
    }

    private record Plateau(ReduceOnPlateau sound, Observe wrong) implements CustomSchedule {

        @Override
        public double rate(long steps) {
            return sound.rate(steps);
        }

        @Override
        public List<String> memoryNames() {
            return sound.memoryNames();
        }

        @Override
        public double[] freshMemory() {
            return sound.freshMemory();
        }

        @Override
        public double rate(long steps, double[] memory) {
            return sound.rate(steps, memory);
        }

        @Override
        public void observe(long steps, double measure, double[] memory) {
            wrong.note(sound, measure, memory);
        }
    }

    static List<ScheduleMutant> of(ReduceOnPlateau s) {
        var mutants = new ArrayList<ScheduleMutant>();
        parameters(s, mutants);
        memory(s, mutants);
        return mutants;
    }

    private static void parameters(ReduceOnPlateau s, List<ScheduleMutant> list) {
        plant(
                list,
                "patience-one-more",
                "it waited one observation longer",
                with(s, s.patience() + 1, s.threshold(), s.cooldown()));
        if (s.patience() > 0) {
            plant(
                    list,
                    "patience-one-less",
                    "it fell one observation too early",
                    with(s, s.patience() - 1, s.threshold(), s.cooldown()));
        }
        plant(list, "threshold-ignored", "any improvement were enough", with(s, s.patience(), 0, s.cooldown()));
        plant(
                list,
                "cooldown-one-more",
                "it cooled one observation longer",
                with(s, s.patience(), s.threshold(), s.cooldown() + 1));
        if (s.lowest() > 0) {
            plant(
                    list,
                    "lowest-ignored",
                    "it fell without end",
                    new ReduceOnPlateau(
                            s.rate(),
                            s.factor(),
                            s.patience(),
                            s.improvement(),
                            s.threshold(),
                            s.cooldown(),
                            0,
                            s.smallestChange()));
        }
        if (s.smallestChange() > 1e-6) {
            plant(
                    list,
                    "smallest-change-ignored",
                    "every fall were made",
                    new ReduceOnPlateau(
                            s.rate(),
                            s.factor(),
                            s.patience(),
                            s.improvement(),
                            s.threshold(),
                            s.cooldown(),
                            s.lowest(),
                            0));
        }
    }

    private static ReduceOnPlateau with(ReduceOnPlateau s, int patience, double threshold, int cooldown) {
        return new ReduceOnPlateau(
                s.rate(), s.factor(), patience, s.improvement(), threshold, cooldown, s.lowest(), s.smallestChange());
    }

    private static void memory(ReduceOnPlateau s, List<ScheduleMutant> list) {
        wrong(s, list, "compared-with-the-last", "the last measure stood for the best", (sound, m, memory) -> {
            sound.observe(0, m, memory);
            memory[BEST] = Double.isNaN(m) ? memory[BEST] : m;
        });
        wrong(s, list, "nan-overlooked", "a missing measure were not counted", (sound, m, memory) -> {
            if (!Double.isNaN(m)) {
                sound.observe(0, m, memory);
            }
        });
        wrong(s, list, "best-forgotten-at-a-fall", "a fall began anew", (sound, m, memory) -> {
            double before = memory[RATE];
            sound.observe(0, m, memory);
            memory[BEST] = memory[RATE] < before ? sound.improvement().worst() : memory[BEST];
        });
        wrong(s, list, "count-kept-at-an-improvement", "an improvement did not end the count", (sound, m, memory) -> {
            double counted = memory[WORSE];
            sound.observe(0, m, memory);
            memory[WORSE] = memory[WORSE] == 0 && memory[COOLING] == 0 && memory[BEST] == m ? counted : memory[WORSE];
        });
        wrong(s, list, "falls-once", "it fell once only", (sound, m, memory) -> {
            double before = memory[RATE];
            sound.observe(0, m, memory);
            memory[RATE] = before < sound.rate() ? before : memory[RATE];
        });
        wrong(s, list, "never-falls", "it never fell", (sound, m, memory) -> {
            sound.observe(0, m, memory);
            memory[RATE] = sound.rate();
        });
    }

    private static void wrong(ReduceOnPlateau s, List<ScheduleMutant> list, String name, String asIf, Observe wrong) {
        list.add(new ScheduleMutant(name, asIf, new Plateau(s, wrong)));
    }

    private static void plant(List<ScheduleMutant> list, String name, String asIf, ReduceOnPlateau wrong) {
        list.add(new ScheduleMutant(name, asIf, wrong));
    }
}
