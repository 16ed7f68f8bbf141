package org.chainrule.core.data;

import java.util.List;
import java.util.stream.IntStream;

/** Names of classes and inputs that have none of their own. */
final class Names {

    private Names() {}

    /** The names {@code 0, 1, 2, …}. */
    static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    /** The names {@code pixel(0,0), pixel(0,1), …} in row-major order. */
    static List<String> pixels(int rows, int columns) {
        return IntStream.range(0, Math.multiplyExact(rows, columns))
                .mapToObj(p -> "pixel(" + p / columns + "," + p % columns + ")")
                .toList();
    }
}
