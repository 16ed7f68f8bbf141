package org.chainrule.examples.planted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.Comparison;
import org.chainrule.verification.check.Verdict;
import org.chainrule.verification.fault.Fault;
import org.chainrule.verification.shrink.Shrunk;
import org.chainrule.verification.specimen.Faulty;

/**
 * A planted bug found, shrunk, localised and explained.
 *
 * @param caught whether the check found it and passes without it
 * @param chapters a heading and its lines each
 */
public record Story(boolean caught, List<Chapter> chapters) {

    /**
     * A part of the story.
     *
     * @param title of the part
     * @param lines under it
     */
    public record Chapter(String title, List<String> lines) {

        /** Breaks lines that are too long. */
        public Chapter {
            lines = lines.stream().flatMap(line -> Wrapped.line(line).stream()).toList();
        }
    }

    /** Copies the list. */
    public Story {
        chapters = List.copyOf(chapters);
    }

    /**
     * Of a fault.
     *
     * @param seed what the search for the plainest case and the graph are drawn from
     */
    public static Story of(Fault fault, long seed) {
        var found = fault.faulty().get();
        var sound = fault.sound().get();
        var shrunk = fault.subject().flatMap(subject -> subject.shrunk(seed));
        var chapters = new ArrayList<Chapter>();
        chapters.add(planted(fault));
        chapters.add(found(fault, found, sound));
        chapters.add(shrunk(fault, shrunk));
        chapters.add(Whereabouts.of(fault.subject(), found, shrunk, seed));
        chapters.add(again(fault, found, shrunk));
        return new Story(!found.passed() && sound.passed(), chapters);
    }

    private static Chapter planted(Fault fault) {
        int arrow = fault.sentence().indexOf(" → ");
        return new Chapter(
                fault.name(),
                List.of(
                        "right       " + fault.sentence().substring(0, arrow),
                        "wrong       " + fault.sentence().substring(arrow + 3),
                        "planted in  " + fault.plantedIn()));
    }

    private static Chapter found(Fault fault, CheckReport found, CheckReport sound) {
        var lines = new ArrayList<String>();
        long against = found.count(Verdict.FAIL) + found.count(Verdict.INACCURATE) + found.count(Verdict.JUMP);
        lines.add("by " + fault.caughtBy());
        lines.add("with the bug     " + found.verdict() + ": " + against + " of "
                + found.comparisons().size() + " comparisons disagree");
        lines.add("without the bug  " + sound.verdict() + ": the same check, "
                + sound.comparisons().size() + " comparisons");
        found.worst().map(Comparison::describe).ifPresent(worst -> lines.add("the worst        " + worst));
        return new Chapter("Found", lines);
    }

    private static Chapter shrunk(Fault fault, Optional<Shrunk> shrunk) {
        if (shrunk.isEmpty()) {
            return new Chapter("Shrunk", List.of(notShrunk(fault)));
        }
        var plain = shrunk.get();
        var lines = new ArrayList<String>();
        lines.add("from " + plain.from() + " in " + plain.trials()
                + " checks, to the plainest numbers that still show it:");
        plain.values().forEach(value -> lines.add("  " + value));
        lines.add(plain.after().describe());
        return new Chapter("Shrunk", lines);
    }

    private static String notShrunk(Fault fault) {
        return fault.subject().filter(Faulty.OfEngine.class::isInstance).isPresent()
                ? "not to be had: one pass of this loop is right, and only a history of passes shows the bug"
                : "not to be had: the bug shows on the inputs of its own check, and no plainer case was met";
    }

    private static Chapter again(Fault fault, CheckReport found, Optional<Shrunk> shrunk) {
        var lines = new ArrayList<String>();
        lines.add("chainrule break " + fault.name());
        lines.add("Faults.named(\"" + fault.name() + "\").faulty().get()   // the report above, seed " + found.seed());
        shrunk.ifPresent(plain -> {
            lines.add("// what has the bug: Faults.named(\"" + fault.name() + "\").subject().orElseThrow()");
            plain.code().lines().forEach(lines::add);
        });
        return new Chapter("To see it again", lines);
    }
}
