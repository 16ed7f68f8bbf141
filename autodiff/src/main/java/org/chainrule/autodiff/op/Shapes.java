package org.chainrule.autodiff.op;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chainrule.core.Shape;

/** Checks and wordings that ops share. */
final class Shapes {

    /** One letter that is no part of a word, a number, an indexed name or a call. */
    private static final Pattern LETTER =
            Pattern.compile("(?<![\\p{L}\\p{N}_.∂])\\p{L}(?![\\p{L}\\p{N}_(.ᵀ])|\\p{L}(?=ᵀ)");

    private Shapes() {}

    static void count(List<Shape> inputs, int expected) {
        if (inputs.size() != expected) {
            throw new IllegalArgumentException("found " + inputs.size() + " inputs; needs " + expected);
        }
    }

    static Shape equal(List<Shape> inputs) {
        count(inputs, 2);
        if (!inputs.get(0).equals(inputs.get(1))) {
            throw new IllegalArgumentException(
                    "inputs are " + inputs.get(0) + " and " + inputs.get(1) + "; the shapes must be equal");
        }
        return inputs.get(0);
    }

    /** Replaces letters, where they stand alone, by names; a letter without a name stays. */
    static String named(String rule, Map<String, String> names) {
        return LETTER.matcher(rule).replaceAll(found -> {
            String letter = found.group();
            return Matcher.quoteReplacement(names.getOrDefault(letter, letter));
        });
    }

    /** Puts parentheses around an expression that has spaces outside parentheses and brackets. */
    static String grouped(String expression) {
        int depth = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ' ' && depth == 0) {
                return "(" + expression + ")";
            }
        }
        return expression;
    }
}
