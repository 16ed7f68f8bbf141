package org.chainrule.verification.specimen;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.Comparison;

/**
 * Something with a derivative of its own, and the check that it must pass.
 *
 * <p>The check is made of stages: other points, other shapes. A fault is caught by the first stage that notices it, so the
 * cheap and telling ones come first.
 */
public sealed interface Specimen permits CustomSpecimen, EngineSpecimen, FunctionSpecimen, LossSpecimen, OpSpecimen {

    /** Name, parameters and shapes; no two specimens share one. */
    String name();

    /** Which index it is from: {@code op}, {@code function}, {@code row function}, {@code loss}, {@code engine}, … */
    String family();

    /** The type in the sealed family that this is a specimen of. */
    Class<?> type();

    /** The specimen's own check. */
    Trial sound();

    /** The same check of every mutant that can be made of the specimen. */
    List<Planted> planted();

    /** Runs every stage of the check. */
    default CheckReport check(long seed) {
        var comparisons = new ArrayList<Comparison>();
        var notes = new ArrayList<String>();
        for (int stage = 0; stage < sound().stages(); stage++) {
            var report = sound().run(stage, seed, Trial.Extent.WHOLE);
            comparisons.addAll(report.comparisons());
            report.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
        }
        return new CheckReport(name(), comparisons, seed, notes);
    }
}
