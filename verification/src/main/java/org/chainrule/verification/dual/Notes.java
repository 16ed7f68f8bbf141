package org.chainrule.verification.dual;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a reader of tangents should know besides. */
final class Notes {

    private final Set<String> sentences = new LinkedHashSet<>();
    private final Set<String> kinks = new LinkedHashSet<>();

    void add(String sentence) {
        sentences.add(sentence);
    }

    void kink(boolean there, String of) {
        if (there) {
            kinks.add(of);
        }
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }

    List<String> kinks() {
        return List.copyOf(kinks);
    }

    void clear() {
        sentences.clear();
        kinks.clear();
    }
}
