package org.chainrule.core.io;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chainrule.core.Precision;

/**
 * What a safetensors header says, checked against the size of the data.
 *
 * @param entries tensors in the order of their data
 */
record SafeTensorsHeader(List<Entry> entries, Map<String, String> metadata) {

    private static final List<String> FIELDS = List.of("dtype", "shape", "data_offsets");

    /** One tensor; its data are bytes {@code begin} (inclusive) to {@code end} (exclusive) of the data. */
    record Entry(String name, Precision precision, int rows, int columns, long begin, long end) {}

    static SafeTensorsHeader parse(String text, long dataSize) {
        if (!text.startsWith("{")) {
            throw new FileException("the header does not start with '{'; it is no safetensors file");
        }
        var metadata = new LinkedHashMap<String, String>();
        var entries = new ArrayList<Entry>();
        for (var member : members("header", JsonParser.parse(text)).entrySet()) {
            if (member.getKey().equals(SafeTensorsWriter.METADATA)) {
                members(SafeTensorsWriter.METADATA, member.getValue())
                        .forEach((name, value) ->
                                metadata.put(name, text(SafeTensorsWriter.METADATA + " \"" + name + "\"", value)));
            } else {
                entries.add(entry(member.getKey(), member.getValue()));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        requireSeamless(entries, dataSize);
        return new SafeTensorsHeader(entries, metadata);
    }

    private static Entry entry(String name, Json json) {
        String where = "tensor \"" + name + "\"";
        var fields = members(where, json);
        if (fields.size() != FIELDS.size() || !fields.keySet().containsAll(FIELDS)) {
            throw new FileException(where + ": found the fields " + fields.keySet() + ", expected " + FIELDS);
        }
        String dtype = text(where + ", dtype", field(fields, "dtype"));
        var precision = switch (dtype) {
            case "F32" -> Precision.FLOAT32;
            case "F64" -> Precision.FLOAT64;
            default ->
                throw new FileException(where + ": found dtype " + dtype
                        + ", expected F32 or F64; convert the file, other number formats are not read");
        };
        var shape = counts(where + ", shape", field(fields, "shape"));
        if (shape.size() > 2) {
            throw new FileException(where + ": found the shape " + shape
                    + ", expected at most two dimensions; reshape it before saving");
        }
        for (long dimension : shape) {
            if (dimension < 1 || dimension > Integer.MAX_VALUE) {
                throw new FileException(where + ": found the shape " + shape + ", expected dimensions from 1 to "
                        + Integer.MAX_VALUE + "; leave empty tensors out");
            }
        }
        long rows = shape.size() == 2 ? shape.get(0) : 1;
        long columns = shape.isEmpty() ? 1 : shape.get(shape.size() - 1);
        var offsets = counts(where + ", data_offsets", field(fields, "data_offsets"));
        long elements = rows * columns; // below 2⁶², since both are below 2³¹
        if (offsets.size() != 2
                || elements > Integer.MAX_VALUE
                || offsets.get(1) - offsets.get(0) != elements * precision.bytes()) {
            throw new FileException(
                    where + ": found data_offsets " + offsets + " for the shape " + shape + " of " + dtype
                            + ", expected a begin and an end " + precision.bytes() + "·" + elements
                            + " bytes apart (at most " + Integer.MAX_VALUE + " elements); the header is damaged");
        }
        return new Entry(name, precision, (int) rows, (int) columns, offsets.get(0), offsets.get(1));
    }

    /** Every byte of the data belongs to exactly one tensor. */
    private static void requireSeamless(List<Entry> entries, long dataSize) {
        long reached = 0;
        for (var entry : entries) {
            if (entry.end() > dataSize) {
                throw new FileException("tensor \"" + entry.name() + "\" ends at byte " + entry.end()
                        + " of the data but there are " + dataSize + "; the file is truncated, so fetch it again");
            }
            if (entry.begin() != reached) {
                throw new FileException("tensor \"" + entry.name() + "\" begins at byte " + entry.begin()
                        + " of the data, expected " + reached + ", where the one before it ends; "
                        + (entry.begin() < reached ? "overlapping tensors" : "gaps between tensors")
                        + " are not allowed");
            }
            reached = entry.end();
        }
        if (reached != dataSize) {
            throw new FileException("the tensors end at byte " + reached + " of the data but there are " + dataSize
                    + "; something was appended to the file, so fetch it again");
        }
    }

    private static Json field(Map<String, Json> fields, String name) {
        return Objects.requireNonNull(fields.get(name));
    }

    private static Map<String, Json> members(String where, Json json) {
        if (json instanceof Json.Members object) {
            return object.values();
        }
        throw new FileException(where + ": found " + json.kind() + ", expected an object");
    }

    private static String text(String where, Json json) {
        if (json instanceof Json.Text text) {
            return text.value();
        }
        throw new FileException(where + ": found " + json.kind() + ", expected a text");
    }

    private static List<Long> counts(String where, Json json) {
        if (json instanceof Json.Items items) {
            var counts = new ArrayList<Long>();
            for (var item : items.values()) {
                if (!(item instanceof Json.Count count)) {
                    throw new FileException(where + ": found " + item.kind() + ", expected whole numbers");
                }
                counts.add(count.value());
            }
            return List.copyOf(counts);
        }
        throw new FileException(where + ": found " + json.kind() + ", expected an array of whole numbers");
    }
}
