package org.chainrule.verification.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The hyper-parameters of a golden entry by name; knows which were never asked for. */
final class GoldenParams {

    private final String entry;
    private final Map<String, ?> values;
    private final Set<String> unread;

    /** Numbers, truth values, words and lists of numbers, as a JSON reader gives them. */
    GoldenParams(String entry, Map<String, ?> values) {
        this.entry = entry;
        this.values = values;
        unread = new TreeSet<>(values.keySet());
    }

    double number(String name) {
        return value(name, Number.class).doubleValue();
    }

    double number(String name, double absent) {
        return values.containsKey(name) ? number(name) : absent;
    }

    long whole(String name) {
        return value(name, Number.class).longValue();
    }

    boolean isSet(String name) {
        return values.containsKey(name) && value(name, Boolean.class);
    }

    String word(String name) {
        return value(name, String.class);
    }

    List<Long> wholes(String name) {
        var wholes = new ArrayList<Long>();
        for (Object element : value(name, List.class)) {
            wholes.add(((Number) element).longValue());
        }
        return wholes;
    }

    private <T> T value(String name, Class<T> type) {
        unread.remove(name);
        Object value = values.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    entry + ": found " + name + " = " + value + "; it must be a " + type.getSimpleName());
        }
        return type.cast(value);
    }

    /** Fails if a hyper-parameter was not asked for: it would have been ignored. */
    void refuseUnread() {
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException(entry + ": no way to express " + unread);
        }
    }
}
