package org.chainrule.verification.specimen;

import java.util.Optional;
import org.chainrule.verification.check.CheckReport;

/**
 * Where all mutants of a specimen are checked: what a stage computes for the sound specimen stays until another stage is asked
 * for. The mutants of a specimen take turns at it.
 *
 * @param <V> what is checked
 */
final class Bench<V> {

    private final Setting<V> setting;
    private Optional<Laid<V>> present = Optional.empty();

    /** The check of a stage from a seed. */
    @FunctionalInterface
    interface Setting<V> {
        /** A check that can be run again and again. */
        Check<V> at(int stage, long seed, Trial.Extent extent);
    }

    /** A check that can be run again and again. */
    @FunctionalInterface
    interface Check<V> {
        /** The report on a variant of the specimen. */
        CheckReport of(V variant);
    }

    private record Laid<V>(int stage, long seed, Trial.Extent extent, Check<V> check) {

        boolean isFor(int otherStage, long otherSeed, Trial.Extent otherExtent) {
            return stage == otherStage && seed == otherSeed && extent == otherExtent;
        }
    }

    Bench(Setting<V> setting) {
        this.setting = setting;
    }

    Trial trial(int stages, V variant) {
        return new Trial(stages, (stage, seed, extent) -> run(variant, stage, seed, extent));
    }

    private synchronized CheckReport run(V variant, int stage, long seed, Trial.Extent extent) {
        var set = present.filter(there -> there.isFor(stage, seed, extent))
                .orElseGet(() -> new Laid<>(stage, seed, extent, setting.at(stage, seed, extent)));
        present = Optional.of(set);
        return set.check().of(variant);
    }
}
