package org.chainrule.core.data;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.io.FileException;

/**
 * Cuts text into rows of cells. RFC 4180 with any separator: a cell in quotes may hold separators and line breaks, and
 * quotes written twice. Blank lines are skipped; blanks around cells without quotes are removed.
 */
final class CsvLexer {

    /** One row and the line it starts on, counted from 1. */
    record Row(int line, List<String> cells) {}

    private final String file;
    private final String text;
    private final Separator separator;
    private int at;
    private int line = 1;

    private CsvLexer(String file, String text, Separator separator) {
        this.file = file;
        this.text = text;
        this.separator = separator;
    }

    static List<Row> rows(String file, String text, Separator separator) {
        var found = separator == Separator.DETECTED ? detect(text) : separator;
        var lexer = new CsvLexer(file, text, found);
        var rows = new ArrayList<Row>();
        while (lexer.at < text.length()) {
            int start = lexer.line;
            var cells = lexer.row();
            boolean blank = cells.stream().allMatch(String::isEmpty) && cells.size() == 1;
            if (!blank) {
                rows.add(new Row(start, cells));
            }
        }
        return rows;
    }

    /** See {@link Separator#DETECTED}. */
    private static Separator detect(String text) {
        String first = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
        String bare = first.strip().replaceAll("\"[^\"]*\"", "");
        return bare.indexOf('\t') >= 0
                ? Separator.TAB
                : bare.indexOf(';') >= 0
                        ? Separator.SEMICOLON
                        : bare.indexOf(',') >= 0 ? Separator.COMMA : Separator.WHITESPACE;
    }

    /** One row; afterwards {@code at} is behind its line break. */
    private List<String> row() {
        var cells = new ArrayList<String>();
        skipBlanks();
        while (true) {
            cells.add(cell(cells.size() + 1));
            skipBlanks();
            if (at >= text.length() || atLineBreak()) {
                skipLineBreak();
                return cells;
            }
            if (separator != Separator.WHITESPACE) {
                at++; // the separator
                skipBlanks();
            }
        }
    }

    private String cell(int column) {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted(column);
        }
        int start = at;
        while (at < text.length() && !atSeparator() && !atLineBreak()) {
            at++;
        }
        return text.substring(start, at).strip();
    }

    private String quoted(int column) {
        int startLine = line;
        var cell = new StringBuilder();
        at++;
        while (true) {
            if (at >= text.length()) {
                throw new FileException("csv: " + file + ": line " + startLine + ", column " + column
                        + ": found a quote that is never closed, expected a second one; close it or remove it");
            }
            char c = text.charAt(at++);
            if (c != '"') {
                line += c == '\n' ? 1 : 0;
                cell.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else {
                break;
            }
        }
        boolean blanks = at < text.length() && isBlank(text.charAt(at));
        skipBlanks();
        boolean ended = at >= text.length() || atSeparator() || atLineBreak();
        if (!ended && !(blanks && separator == Separator.WHITESPACE)) {
            throw new FileException(
                    "csv: " + file + ": line " + line + ", column " + column + ": found '" + text.charAt(at)
                            + "' after a closing quote, expected the end of the cell; write quotes inside a cell twice");
        }
        return cell.toString();
    }

    private boolean atSeparator() {
        char c = text.charAt(at);
        return switch (separator) {
            case COMMA -> c == ',';
            case SEMICOLON -> c == ';';
            case TAB -> c == '\t';
            case WHITESPACE -> c == ' ' || c == '\t';
            case DETECTED -> throw new AssertionError("the separator is known by now");
        };
    }

    private boolean isBlank(char c) {
        return c == ' ' || (c == '\t' && separator != Separator.TAB);
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private boolean atLineBreak() {
        return text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    private void skipLineBreak() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
    }
}
