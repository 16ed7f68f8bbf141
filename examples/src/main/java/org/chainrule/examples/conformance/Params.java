package org.chainrule.examples.conformance;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.chainrule.core.loss.Weights;

/** The parameters of an entry. What nobody asked for is not understood, and is told. */
final class Params {

    private final Place place;
    private final Set<String> asked = new HashSet<>();

    Params(Place place) {
        this.place = place;
    }

    private Optional<Place> given(String name) {
        asked.add(name);
        return place.has(name) ? place.find(name) : Optional.empty();
    }

    boolean isEmpty() {
        return place.names().isEmpty();
    }

    double number(String name, double otherwise) {
        return given(name).map(Place::number).orElse(otherwise);
    }

    double number(String name) {
        return given(name)
                .orElseThrow(() -> new Malformed(place, "no \"" + name + "\"", "it"))
                .number();
    }

    long count(String name) {
        return given(name)
                .orElseThrow(() -> new Malformed(place, "no \"" + name + "\"", "it"))
                .whole();
    }

    List<Long> wholes(String name) {
        return given(name).orElseThrow(() -> new Malformed(place, "no \"" + name + "\"", "it")).items().stream()
                .map(item -> (long) item.whole())
                .toList();
    }

    OptionalInt whole(String name) {
        return given(name).map(there -> OptionalInt.of(there.whole())).orElse(OptionalInt.empty());
    }

    boolean isTrue(String name) {
        asked.add(name);
        return place.isTrue(name);
    }

    String text(String name, String otherwise) {
        return given(name).map(Place::text).orElse(otherwise);
    }

    Optional<double[]> numbers(String name) {
        return given(name).map(Place::numbers);
    }

    Weights weights(String name) {
        return numbers(name).map(Weights::of).orElse(Weights.none());
    }

    /** Refuses what was given and not asked for. */
    void allUnderstood(String of) {
        for (String name : place.names()) {
            if (!asked.contains(name) && place.has(name)) {
                throw new Unknown(of + " with " + name);
            }
        }
    }
}
