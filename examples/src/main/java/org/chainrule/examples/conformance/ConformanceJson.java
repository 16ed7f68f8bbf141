package org.chainrule.examples.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A judged folder for machines. Numbers that are not finite are the texts NaN and Infinity, as in the reference files. */
public final class ConformanceJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ConformanceJson() {}

    /** UTF-8, indented, ends with a line break. */
    public static byte[] of(Conformance conformance) {
        var root = MAPPER.createObjectNode();
        root.put("format", "chainrule-conformance-1");
        root.put("passed", conformance.passed());
        var files = root.putArray("files");
        conformance.files().forEach(file -> write(file, files.addObject()));
        conformance.ignored().forEach(root.putArray("ignored")::add);
        try {
            String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
            return text.getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible); // a tree that was built here can be written
        }
    }

    private static void write(FileResult file, ObjectNode to) {
        to.put("file", file.file());
        to.put("passed", file.passed());
        to.put("run", file.run());
        to.put("compared", file.compared());
        var worst = to.putObject("worst");
        file.worst().forEach((what, error) -> {
            var entry = worst.putObject(what);
            number(entry, "error", error.error());
            if (!Double.isNaN(error.allowed())) {
                number(entry, "allowed", error.allowed());
            }
            entry.put("where", error.where());
        });
        notes(file.failures(), to.putArray("failures"));
        notes(file.byConvention(), to.putArray("byConvention"));
        notes(file.skipped(), to.putArray("skipped"));
        file.unknown().forEach(to.putArray("unknown")::add);
    }

    private static void notes(List<FileResult.Note> notes, ArrayNode to) {
        notes.forEach(note -> to.addObject().put("where", note.where()).put("text", note.text()));
    }

    private static void number(ObjectNode to, String name, double value) {
        if (Double.isFinite(value)) {
            to.put(name, value);
        } else {
            to.put(name, Double.toString(value));
        }
    }
}
