package org.chainrule.examples.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowFunctions;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Losses;
import org.junit.jupiter.api.Test;

/** What is printed is what the indexes hold and the sheets say. */
class CatalogueTest {

    @Test
    void everythingInTheIndexesIsListedWithItsFormula() {
        var lines = Catalogue.lines();
        for (ScalarFunction function : ScalarFunctions.all()) {
            assertListed(lines, function.name(), function.datasheet().formula());
        }
        for (RowFunction function : RowFunctions.all()) {
            assertListed(lines, function.name(), function.sheet().formula());
        }
        for (Loss loss : Losses.all()) {
            assertListed(lines, loss.name(), loss.sheet().formula());
        }
    }

    private static void assertListed(Iterable<String> lines, String name, String formula) {
        assertThat(lines).as(name).anyMatch(line -> line.startsWith("  " + name + " ") && line.endsWith(" " + formula));
    }

    @Test
    void theReadmeCountsRight() throws IOException {
        assertThat(Files.readString(Path.of("../README.md")).replaceAll("\\s+", " "))
                .as("correct the numbers in the first sentence of README.md, \"The catalogue\"")
                .contains(ScalarFunctions.all().size() + " functions of one number, "
                        + RowFunctions.all().size() + " functions of a row, "
                        + Losses.all().size() + " losses");
    }

    @Test
    void everyFunctionIsShownWithItsSlopeAndItsKinks() {
        for (ScalarFunction function : ScalarFunctions.all()) {
            var sheet = function.datasheet();
            assertThat(Sheets.of(Catalogue.family(function.name())))
                    .anyMatch(line -> line.endsWith("f′(x) = " + sheet.slopeFormula()))
                    .filteredOn(line -> line.contains("kink at "))
                    .hasSameSizeAs(sheet.kinks());
        }
    }

    @Test
    void everyRowFunctionAndLossIsShownWithItsRules() {
        for (RowFunction function : RowFunctions.all()) {
            assertThat(Sheets.of(Catalogue.family(function.name())))
                    .anyMatch(line -> line.contains(function.sheet().formula()));
        }
        for (Loss loss : Losses.all()) {
            assertThat(Sheets.of(Catalogue.family(loss.name())))
                    .filteredOn(line -> line.startsWith("  ∂L/∂"))
                    .hasSameSizeAs(loss.sheet().parts());
        }
    }

    @Test
    void anUnknownNameIsRefusedWithTheNearestNames() {
        assertThatThrownBy(() -> Sheets.of("sigmold"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sigmold")
                .hasMessageContaining("the nearest are sigmoid, ")
                .hasMessageContaining("chainrule catalogue lists all");
    }
}
