package org.chainrule.examples.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A verification for machines. Numbers that are not finite are the texts NaN and Infinity. */
public final class VerificationJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private VerificationJson() {}

    /** UTF-8, indented, ends with a line break. */
    public static byte[] of(Verification verification) {
        var root = MAPPER.createObjectNode();
        root.put("format", "chainrule-verification-1");
        root.put("passed", verification.passed());
        root.put("seed", verification.seed());
        write(verification.total(), root.putObject("total"));
        var families = root.putArray("families");
        verification.families().forEach(family -> write(family, families.addObject()));
        var specimens = root.putArray("specimens");
        verification.lines().forEach(line -> write(line, specimens.addObject()));
        try {
            String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
            return text.getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible); // a tree that was built here can be written
        }
    }

    private static void write(Summary summary, ObjectNode to) {
        to.put("name", summary.name());
        to.put("specimens", summary.specimens());
        to.put("passed", summary.passed());
        number(to, "worst", summary.worst());
        to.put("tries", summary.tries());
        to.put("undecided", summary.undecided());
        to.put("kinksHeld", summary.kinksHeld());
        to.put("kinks", summary.kinks());
    }

    private static void write(Line line, ObjectNode to) {
        to.put("family", line.family());
        to.put("name", line.name());
        to.put("verdict", line.verdict().toString());
        number(to, "worst", line.worst());
        number(to, "noticed", line.noticed());
        to.put("tries", line.tries());
        to.put("undecided", line.undecided());
        to.put("kinksHeld", line.kinksHeld());
        to.put("kinks", line.kinks());
        to.put("seed", line.seed());
        if (!line.passed()) {
            to.put("report", line.failure());
        }
    }

    private static void number(ObjectNode to, String name, double value) {
        if (Double.isFinite(value)) {
            to.put(name, value);
        } else {
            to.put(name, Double.toString(value));
        }
    }
}
