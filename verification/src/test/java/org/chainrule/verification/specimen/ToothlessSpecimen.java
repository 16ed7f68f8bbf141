package org.chainrule.verification.specimen;

import java.util.List;
import java.util.Optional;

/** A specimen whose check looks at the sound thing, whatever the mutant; or one that calls every mutant equivalent. */
public record ToothlessSpecimen(Specimen specimen, List<Planted> planted) implements CustomSpecimen {

    public ToothlessSpecimen(Specimen specimen) {
        this(
                specimen,
                specimen.planted().stream()
                        .map(planted ->
                                new Planted(planted.kind(), planted.where(), planted.equivalence(), specimen.sound()))
                        .toList());
    }

    public static ToothlessSpecimen claimingEquivalence(Specimen specimen) {
        return new ToothlessSpecimen(
                specimen,
                specimen.planted().stream()
                        .map(planted -> new Planted(
                                planted.kind(), planted.where(), Optional.of("so it is said"), planted.check()))
                        .toList());
    }

    @Override
    public String name() {
        return specimen.name();
    }

    @Override
    public String family() {
        return specimen.family();
    }

    @Override
    public Class<?> type() {
        return specimen.type();
    }

    @Override
    public Trial sound() {
        return specimen.sound();
    }
}
