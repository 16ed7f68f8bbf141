package org.chainrule.verification.fault;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.Verdict;
import org.chainrule.verification.mutant.MutantClass;
import org.chainrule.verification.mutant.Mutants;
import org.chainrule.verification.specimen.Planted;
import org.chainrule.verification.specimen.Specimen;
import org.chainrule.verification.specimen.Specimens;
import org.chainrule.verification.specimen.Trial;

/** The index of the show-cases: every class of mutants, in the first specimen where it is a fault. */
public final class Faults {

    private static final long SEED = 1;

    private Faults() {}

    /** One fault of every class, in the order of {@link Mutants#classes()}. */
    public static List<Fault> all() {
        Map<String, Fault> first = new HashMap<>();
        for (Specimen specimen : Specimens.all()) {
            for (Planted planted : specimen.planted()) {
                if (planted.equivalence().isEmpty()) {
                    first.putIfAbsent(planted.kind().name(), fault(specimen, planted));
                }
            }
        }
        return Mutants.classes().stream()
                .flatMap(kind -> Stream.ofNullable(first.get(kind.name())))
                .toList();
    }

    private static Fault fault(Specimen specimen, Planted planted) {
        var kind = planted.kind();
        return new Fault(
                kind.name(),
                kind.sentence(),
                specimen.name() + (planted.where().isEmpty() ? "" : ", " + planted.where()),
                "the check of " + specimen.family() + " specimens; exposed by " + kind.exposedBy(),
                () -> planted.check().run(killingStage(planted), SEED, Trial.Extent.WHOLE),
                () -> specimen.sound().run(killingStage(planted), SEED, Trial.Extent.WHOLE),
                planted.subject());
    }

    /** The first stage of the check that notices; the last if none does. */
    private static int killingStage(Planted planted) {
        int last = planted.check().stages() - 1;
        for (int stage = 0; stage < last; stage++) {
            CheckReport report = planted.check().run(stage, SEED, Trial.Extent.FIRST_FAULT);
            if (report.count(Verdict.FAIL) + report.count(Verdict.INACCURATE) > 0) {
                return stage;
            }
        }
        return last;
    }

    /**
     * The fault of this name.
     *
     * @throws IllegalArgumentException if there is none, listing the names there are
     */
    public static Fault named(String name) {
        var names = Mutants.classes().stream().map(MutantClass::name).toList();
        return Specimens.all().stream()
                .flatMap(specimen -> names.contains(name) ? ofName(name, specimen) : Stream.empty())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "fault: found no \"" + name + "\"; choose one of " + String.join(", ", names)));
    }

    private static Stream<Fault> ofName(String name, Specimen specimen) {
        return specimen.planted().stream()
                .filter(planted -> planted.kind().name().equals(name)
                        && planted.equivalence().isEmpty())
                .map(planted -> fault(specimen, planted));
    }
}
