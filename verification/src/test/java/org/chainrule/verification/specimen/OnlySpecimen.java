package org.chainrule.verification.specimen;

import java.util.List;

/**
 * A specimen with a part of its mutants.
 *
 * @param specimen the whole one
 * @param classes the names of the classes that are left
 */
public record OnlySpecimen(Specimen specimen, List<String> classes) implements CustomSpecimen {

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

    @Override
    public List<Planted> planted() {
        return specimen.planted().stream()
                .filter(planted -> classes.contains(planted.kind().name()))
                .toList();
    }
}
