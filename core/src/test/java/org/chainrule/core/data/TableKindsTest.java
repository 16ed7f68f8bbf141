package org.chainrule.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From how many values on a column is something else. */
class TableKindsTest {

    @TempDir
    private Path folder;

    private CsvTable table(String text) throws IOException {
        return Csv.read(Files.writeString(folder.resolve("table.csv"), text));
    }

    private boolean isClassified(int different, int rows) throws IOException {
        var text = new StringBuilder("x,t\n");
        for (int i = 0; i < rows; i++) {
            text.append("0.5,").append(i % different).append('\n');
        }
        return table(text.toString()).dataset().isClassification();
    }

    @Test
    void twentyValuesAreClassesIfEachIsThereTwice() throws IOException {
        assertThat(isClassified(20, 40)).isTrue();
        assertThat(isClassified(20, 39)).isFalse();
        assertThat(isClassified(21, 63)).isFalse();
    }

    @Test
    void aColumnOfAsManyNumbersAsTextsIsOneOfNumbers() throws IOException {
        assertThatThrownBy(() -> table("x,t\n1.5,0.5\nabc,1.5\n").dataset())
                .hasMessageContaining("line 3, column 1 \"x\": found \"abc\"");
        var mostlyText = table("x,t\nabc,0.5\n2.5,1.5\nabc,2.5\nabc,3.5\n").target("t");
        assertThat(mostlyText.dataset().inputNames()).containsExactly("x=abc", "x=2.5");
    }

    @Test
    void minusZeroAndZeroAreOneValue() throws IOException {
        var first = table("id,x,t\n0,1.5,0.5\n-0,2.5,1.5\n3,3.5,2.5\n");
        assertThat(first.dataset().inputNames()).as("not all different").containsExactly("id", "x");
    }

    @Test
    void identifiersAreWholeNumbersOfThreeRowsOrMore() throws IOException {
        assertThat(table("id,x,t\n1,1.5,0.5\n2,2.5,1.5\n").dataset().inputNames())
                .containsExactly("id", "x");
        assertThat(table("id,x,t\n1,1.5,0.5\n2,2.5,1.5\n3,2.5,1.5\n").dataset().inputNames())
                .containsExactly("x");
        assertThat(table("y,x,t\n1.5,1.5,0.5\n2.5,2.5,1.5\n3.5,2.5,1.5\n")
                        .dataset()
                        .inputNames())
                .as("numbers that are not whole are none")
                .containsExactly("y", "x");
    }

    @Test
    void aColumnWithoutANameIsCalledByItsPlaceAndALineAloneIsNoHeader() throws IOException {
        var unnamed = Files.writeString(folder.resolve("unnamed.csv"), "a,,\n1.5,2.5,3.5\n");
        assertThat(Csv.read(unnamed, Separator.COMMA, Header.PRESENT).columns())
                .containsExactly("a", "column2", "column3");
        assertThat(table("a,b\n").columns()).containsExactly("column1", "column2");
    }

    @Test
    void theFirstAndTheLastColumnCanBeTheTarget() throws IOException {
        var table = table("a,b,c\n1.5,2.5,3.5\n4.5,5.5,7.5\n");
        assertThat(table.target(0).prepared().target()).isEqualTo("a");
        assertThat(table.target(2).prepared().target()).isEqualTo("c");
        for (int none : new int[] {-1, 3}) {
            assertThatThrownBy(() -> table.target(none))
                    .hasMessageContaining("found " + none + " as the target column");
        }
    }

    @Test
    void setsSayHowManyExamplesTheyNeed() {
        assertThatThrownBy(() -> Generated.curve(1, 0, 1))
                .hasMessageStartingWith("curve: found 1 as the number of examples");
        assertThatThrownBy(() -> Generated.regression(0, 1))
                .hasMessageStartingWith("regression: found 0 as the number of examples");
        assertThatThrownBy(() -> Generated.digits(0, 1))
                .hasMessageStartingWith("digits: found 0 as the number of images of each digit");
    }
}
