package org.chainrule.core.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.chainrule.core.io.FileException;

/**
 * Tables of text: cells separated by commas, semicolons, tabs or blanks, with or without a header, in UTF-8 with or
 * without byte order mark, with any line breaks. What the cells mean is decided by {@link CsvTable}.
 */
public final class Csv {

    private Csv() {}

    /**
     * Reads a table; separator and header are detected, see {@link Separator#DETECTED} and {@link Header#DETECTED}.
     *
     * @throws FileException if the file cannot be read, is empty, or its rows differ in length
     */
    public static CsvTable read(Path file) {
        return read(file, Separator.DETECTED, Header.DETECTED);
    }

    /**
     * Reads a table.
     *
     * @throws FileException if the file cannot be read, is empty, or its rows differ in length
     */
    public static CsvTable read(Path file, Separator separator, Header header) {
        try {
            var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return table(file.toString(), String.valueOf(file.getFileName()), text, separator, header);
        } catch (NoSuchFileException e) {
            throw new FileException("csv: " + file + " does not exist; check the path", e);
        } catch (CharacterCodingException e) {
            throw new FileException("csv: " + file + " is not valid UTF-8; save it in that encoding", e);
        } catch (IOException e) {
            throw new FileException(
                    "csv: " + file + " cannot be read (" + e + "); check that it is a readable file", e);
        }
    }

    private static CsvTable table(String file, String name, String text, Separator separator, Header header) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text; // byte order mark
        var rows = CsvLexer.rows(file, content, separator);
        if (rows.isEmpty()) {
            throw new FileException("csv: " + file + " is empty; it needs one line for each example");
        }
        var first = rows.get(0);
        for (var row : rows) {
            if (row.cells().size() != first.cells().size()) {
                throw new FileException("csv: " + file + ": line " + row.line() + ": found "
                        + row.cells().size()
                        + " cells, expected " + first.cells().size() + " as in line " + first.line()
                        + "; fill the line up (write ? for a missing value) or quote cells that hold the separator");
            }
        }
        boolean named = header == Header.PRESENT || (header == Header.DETECTED && looksLikeHeader(rows));
        if (named && rows.size() == 1) {
            throw new FileException("csv: " + file + " has a header but no rows; it needs one line for each example");
        }
        var columns = named ? names(file, first) : numbered(first.cells().size());
        return CsvTable.of(file, name, columns, named ? rows.subList(1, rows.size()) : rows);
    }

    /** See {@link Header#DETECTED}. */
    private static boolean looksLikeHeader(List<CsvLexer.Row> rows) {
        return rows.size() > 1
                && rows.get(0).cells().stream().noneMatch(c -> Cells.isMissing(c) || Cells.isMeantAsNumber(c))
                && rows.get(1).cells().stream().anyMatch(Cells::isMeantAsNumber);
    }

    private static List<String> names(String file, CsvLexer.Row header) {
        var names = new ArrayList<String>();
        for (String cell : header.cells()) {
            names.add(cell.isEmpty() ? "column" + (names.size() + 1) : cell);
        }
        var seen = new HashSet<String>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new FileException("csv: " + file + ": line " + header.line() + ": found two columns named \""
                        + name + "\"; rename one of them, or say that there is no header");
            }
        }
        return names;
    }

    private static List<String> numbered(int columns) {
        var names = new ArrayList<String>();
        for (int j = 1; j <= columns; j++) {
            names.add("column" + j);
        }
        return names;
    }
}
