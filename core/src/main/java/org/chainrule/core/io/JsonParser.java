package org.chainrule.core.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * A strict parser for {@link Json}: no duplicate names, no comments, no trailing commas, nothing but blanks after the end,
 * bounded depth. RFC 8259.
 */
final class JsonParser {

    /** A safetensors header is three levels deep; more would only serve to exhaust the stack. */
    private static final int DEEPEST = 8;

    private final String text;
    private int at;

    private JsonParser(String text) {
        this.text = text;
    }

    /**
     * The value that the whole text is.
     *
     * @throws FileException with a sentence that says where, what was found and what was expected
     */
    static Json parse(String text) {
        var parser = new JsonParser(text);
        var value = parser.value(0);
        parser.skipBlanks();
        if (parser.at < text.length()) {
            throw parser.unexpected("the end of the header");
        }
        return value;
    }

    private Json value(int depth) {
        if (depth > DEEPEST) {
            throw unexpected("at most " + DEEPEST + " levels of brackets");
        }
        skipBlanks();
        return switch (peek()) {
            case '{' -> members(depth);
            case '[' -> items(depth);
            case '"' -> new Json.Text(string());
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> new Json.Count(count());
            default -> throw unexpected("an object, an array, a string or a whole number from 0 up");
        };
    }

    private Json.Members members(int depth) {
        var members = new LinkedHashMap<String, Json>();
        at++;
        skipBlanks();
        if (peek() == '}') {
            at++;
            return new Json.Members(members);
        }
        while (true) {
            skipBlanks();
            if (peek() != '"') {
                throw unexpected("a name in quotes");
            }
            int start = at;
            String name = string();
            if (members.containsKey(name)) {
                throw new FileException("header position " + start + ": the name \"" + name
                        + "\" occurs twice; every name must be unique");
            }
            skipBlanks();
            expect(':');
            members.put(name, value(depth + 1));
            skipBlanks();
            if (peek() == '}') {
                at++;
                return new Json.Members(members);
            }
            expect(',');
        }
    }

    private Json.Items items(int depth) {
        var items = new ArrayList<Json>();
        at++;
        skipBlanks();
        if (peek() == ']') {
            at++;
            return new Json.Items(items);
        }
        while (true) {
            items.add(value(depth + 1));
            skipBlanks();
            if (peek() == ']') {
                at++;
                return new Json.Items(items);
            }
            expect(',');
        }
    }

    private String string() {
        var string = new StringBuilder();
        at++;
        while (true) {
            char c = peek();
            if (c < 0x20) { // the end of the text counts as 0
                throw unexpected("a closing quote (control characters must be escaped)");
            }
            at++;
            if (c == '"') {
                return string.toString();
            }
            string.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = peek();
        int hex = c == 'u' ? hexadecimal() : 0;
        char meant = switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) hex;
            default -> throw unexpected("one of \" \\ / b f n r t u after a backslash");
        };
        at += c == 'u' ? 5 : 1;
        return meant;
    }

    private int hexadecimal() {
        int code = 0;
        for (int i = 1; i <= 4; i++) {
            int digit = at + i < text.length() ? Character.digit(text.charAt(at + i), 16) : -1;
            if (digit < 0 || text.charAt(at + i) > 'f') {
                throw unexpected("four hexadecimal digits after \\u");
            }
            code = 16 * code + digit;
        }
        return code;
    }

    private long count() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        String digits = text.substring(start, at);
        boolean tooLong = digits.length() > 18; // below 10¹⁸ < 2⁶³
        if (tooLong || (digits.length() > 1 && digits.charAt(0) == '0') || ".eE".indexOf(peek()) >= 0) {
            at = start;
            throw unexpected("a whole number of at most 18 digits without leading zeros");
        }
        return Long.parseLong(digits);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw unexpected("'" + c + "'");
        }
        at++;
    }

    /** The next character, or 0 at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private FileException unexpected(String expected) {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end of the header";
        return new FileException("header position " + at + ": found " + found + ", expected " + expected);
    }
}
