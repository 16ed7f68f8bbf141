package org.chainrule.examples.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sentences that are said of several places, said once. */
final class Conventions {

    private Conventions() {}

    /** From each sentence to the places it is said of, in their order. */
    static Map<String, List<String>> grouped(List<FileResult.Note> notes) {
        var grouped = new LinkedHashMap<String, List<String>>();
        notes.forEach(note ->
                grouped.computeIfAbsent(note.text(), text -> new ArrayList<>()).add(note.where()));
        return grouped;
    }
}
