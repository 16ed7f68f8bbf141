package org.chainrule.verification.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.verification.mutant.Catalogue;
import org.chainrule.verification.mutant.MutantClass;
import org.chainrule.verification.mutant.Mutants;
import org.chainrule.verification.specimen.FunctionSpecimen;
import org.chainrule.verification.specimen.Specimens;
import org.chainrule.verification.specimen.ToothlessSpecimen;
import org.chainrule.verification.specimen.Trial;
import org.junit.jupiter.api.Test;

/**
 * Every fault is killed by its specimen's own check: by default from one seed, up to the first kill and with most losses under
 * one reduction; with {@code -Dchainrule.mutants=5} from five, with all witnesses heard and every reduction. The table is written
 * to {@code target/kill-matrix}.
 */
class KillMatrixTest {

    private static final long SEED = 20261128;

    @Test
    void everyFaultIsKilledAndNoSoundSpecimenAccused() throws IOException {
        int seeds = Integer.getInteger("chainrule.mutants", 0);
        var matrix = KillMatrix.run(
                seeds == 0 ? Specimens.once() : Specimens.all(),
                seeds == 0 ? Trial.Extent.FIRST_FAULT : Trial.Extent.WHOLE,
                LongStream.range(SEED, SEED + Math.max(1, seeds)).toArray());
        var text = new MatrixText(matrix);
        write(text);
        System.out.println(text.summary());
        assertThat(matrix.unsound()).as("sound specimens that did not pass").isEmpty();
        assertThat(matrix.refuted()).as("equivalent mutants that were killed").isEmpty();
        assertThat(matrix.survivors()).as("survivors").isEmpty();
        assertThat(matrix.byClass())
                .allSatisfy(tally -> assertThat(tally.killed() > 0 || tally.fitted() == 0)
                        .as(tally.name())
                        .isTrue());
        assertThat(matrix.bySpecimen())
                .allSatisfy(tally -> assertThat(tally.killed()).as(tally.name()).isPositive());
        assertThat(matrix.holds()).isTrue();
    }

    private static void write(MatrixText text) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "kill-matrix"));
        Files.writeString(folder.resolve("kill-matrix.md"), text.markdown());
        Files.writeString(folder.resolve("kill-matrix.json"), text.json());
        Files.writeString(folder.resolve("kill-matrix.txt"), text.text());
        Files.writeString(folder.resolve("by-family.md"), text.byFamily());
    }

    @Test
    void thereAreAtLeastSixtyClassesAndTheirNamesAreUnique() {
        assertThat(Mutants.classes()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(Mutants.classes().stream().map(MutantClass::name)).doesNotHaveDuplicates();
        assertThat(Mutants.classes())
                .allSatisfy(kind -> assertThat(kind.sentence()).contains(" → "));
        System.out.println("classes of mutants: " + Mutants.classes().size());
    }

    @Test
    void everyEntryOfTheCatalogueIsTriedOrDoesNotApply() {
        var tried = Mutants.classes().stream()
                .flatMap(kind -> kind.catalogue().stream())
                .map(Catalogue::number)
                .distinct()
                .toList();
        assertThat(tried).containsAll(Catalogue.applicable());
        assertThat(tried).doesNotContainAnyElementsOf(Catalogue.notApplicable().keySet());
        assertThat(Catalogue.notApplicable().values()).noneMatch(String::isBlank);
    }

    /** Planted: a check that finds everything in order. */
    @Test
    void aToothlessCheckIsNoticed() {
        var toothless = new ToothlessSpecimen(new FunctionSpecimen(new Sigmoid()));
        var matrix = KillMatrix.run(List.of(toothless), Trial.Extent.FIRST_FAULT, SEED);
        assertThat(matrix.holds()).isFalse();
        assertThat(matrix.survivors()).hasSizeGreaterThan(10);
        assertThat(new MatrixText(matrix).markdown()).contains("sign-flipped").contains("survived");
        int survivors = matrix.survivors().size();
        assertThat(matrix.byFamily()).singleElement().matches(tally -> tally.survived() == survivors);
        assertThat(new MatrixText(matrix).byFamily()).contains("| function |", "| all |", "| " + survivors + " |");
    }

    /** Planted: an equivalent mutant that is none. */
    @Test
    void aWrongProofIsRefuted() {
        var matrix = KillMatrix.run(
                List.of(ToothlessSpecimen.claimingEquivalence(new FunctionSpecimen(new Sigmoid()))),
                Trial.Extent.FIRST_FAULT,
                SEED);
        assertThat(matrix.holds()).isFalse();
        assertThat(matrix.survivors()).isEmpty();
        assertThat(matrix.refuted()).hasSizeGreaterThan(10);
    }
}
