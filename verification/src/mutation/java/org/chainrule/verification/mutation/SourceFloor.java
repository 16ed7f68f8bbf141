package org.chainrule.verification.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** How many mutants the sources promise: every {@code if} is a condition that PIT negates. */
final class SourceFloor {

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");
    private static final Pattern CONDITION = Pattern.compile("\\bif \\(");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

    private SourceFloor() {}

    /** The number of conditions of every package that has one. */
    static Map<String, Integer> of(List<Path> sources) {
        var conditions = new TreeMap<String, Integer>();
        for (Path source : sources) {
            String text = COMMENT.matcher(read(source)).replaceAll("");
            int count = (int) CONDITION.matcher(text).results().count();
            var name = PACKAGE.matcher(text);
            if (count > 0 && name.find()) {
                conditions.merge(name.group(1), count, Integer::sum);
            }
        }
        return conditions;
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
