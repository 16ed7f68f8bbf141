package org.chainrule.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chainrule.core.io.FileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @TempDir
    private Path folder;

    private CsvTable table(String text) {
        try {
            return Csv.read(Files.writeString(folder.resolve("table.csv"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertRefused(String text, String... sentences) {
        var refusal = assertThatThrownBy(() -> table(text).dataset()).isInstanceOf(FileException.class);
        refusal.hasMessageStartingWith("csv: " + folder.resolve("table.csv"));
        for (String sentence : sentences) {
            refusal.hasMessageContaining(sentence);
        }
    }

    @Test
    void inputsAloneNeedNoTarget() {
        var one = table("a\n1.5\n?\n-2\n").inputs("a").unlabelled();
        assertThat(one.matrix().toArray()).containsExactly(1.5, -2);
        assertThat(one.names()).containsExactly("a");
        assertThat(one.rows()).containsExactly(0, 2);
        var several = table("k,a,t\n1,5,x\n2,6,y\n1,7,?\n")
                .inputs("a", "k")
                .categories("k")
                .unlabelled();
        assertThat(several.names()).containsExactly("a", "k=1", "k=2");
        assertThat(several.matrix().toArray()).containsExactly(5, 1, 0, 6, 0, 1, 7, 1, 0);
        assertThatThrownBy(() -> table("a,b\n1,2\n").unlabelled()).hasMessageContaining("say .inputs(names)");
        assertThatThrownBy(() -> table("a,b\n1,?\n2,?\n").inputs("a", "b").unlabelled())
                .hasMessageContaining("column 2 \"b\" has no values");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b,t\n1,2.5,-3e1\n4,5,6\n",
                "a;b;t\n1;2.5;-3e1\n4;5;6\n",
                "a\tb\tt\n1\t2.5\t-3e1\n4\t5\t6",
                "a b   t\n 1 2.5\t-3e1 \n4 5 6\n",
                "\uFEFFa,b,t\r\n1,2.5,-3e1\r\n4,5,6\r\n",
                "\n\na , b,t\n\n1, 2.5 ,-3e1\n4,5,6\n\n",
                "\"a\",\"b\",\"t\"\r\"1\",2.5,\"-3e1\"\r4,5,6"
            })
    void separatorsLineBreaksAndQuotesMakeNoDifference(String text) {
        var dataset = table(text).dataset();
        assertThat(dataset.inputNames()).containsExactly("a", "b");
        assertThat(dataset.inputs().toArray()).containsExactly(1, 2.5, 4, 5);
        assertThat(dataset.targets().toArray()).containsExactly(-30, 6);
        assertThat(dataset.isClassification()).isFalse();
    }

    @Test
    void quotedCellsMayHoldSeparatorsQuotesAndLineBreaks() {
        var table = table("x,t\n1,\"a, \"\"b\"\"\n c\"\n2,d\n3,d\n4,\"a, \"\"b\"\"\n c\"\n");
        assertThat(table.dataset().classNames()).containsExactly("a, \"b\"\n c", "d");
        assertThat(table.dataset().targets().toArray()).containsExactly(0, 1, 1, 0);
        assertRefused("x,t\n1,\"a\nb\"\nnull,2,3\n", "line 4: found 3 cells"); // the line break in quotes is counted
    }

    @Test
    void aHeaderIsDetectedOrSaid() throws IOException {
        assertThat(table("1,2\n3,4\n").columns()).containsExactly("column1", "column2");
        assertThat(table("a,2\n3,4\n").columns()).containsExactly("column1", "column2"); // 2 is a number
        assertThat(table("a,b\n3,4\n").columns()).containsExactly("a", "b");
        assertThat(table("a,b\nc,d\n").columns()).containsExactly("column1", "column2"); // texts alone
        var years = Files.writeString(folder.resolve("years.csv"), "2019,2020\n1,2\n");
        assertThat(Csv.read(years, Separator.COMMA, Header.PRESENT).columns()).containsExactly("2019", "2020");
        assertThat(Csv.read(years, Separator.COMMA, Header.ABSENT).rows()).isEqualTo(2);
        assertThat(Csv.read(years, Separator.SEMICOLON, Header.ABSENT).columns())
                .containsExactly("column1");
    }

    @Test
    void textTargetsAreClassesInOrderOfFirstAppearance() {
        var dataset = table("1,b\n2,a\n3,b\n4,a\n").dataset();
        assertThat(dataset.classNames()).containsExactly("b", "a");
        assertThat(dataset.targets().toArray()).containsExactly(0, 1, 0, 1);
    }

    @Test
    void wholeNumbersOfFewValuesAreClassesInAscendingOrderUnlessSaidOtherwise() {
        var table = table("0.1,3\n0.2,1\n0.3,3\n0.4,1\n");
        assertThat(table.dataset().classNames()).containsExactly("1", "3");
        assertThat(table.dataset().targets().toArray()).containsExactly(1, 0, 1, 0);
        assertThat(table.targetKind(TargetKind.NUMBERS).dataset().targets().toArray())
                .containsExactly(3, 1, 3, 1);
        var different = table("0.1,3\n0.2,1\n0.3,4\n0.4,2\n");
        assertThat(different.dataset().isClassification()).isFalse();
        assertThat(different.targetKind(TargetKind.CLASSES).dataset().classNames())
                .containsExactly("1", "2", "3", "4");
        assertThat(table("0.1,3\n0.2,1.5\n0.3,3\n0.4,1.5\n").dataset().isClassification())
                .isFalse();
    }

    @Test
    void columnsAreChosenByNameAndPosition() {
        var table = table("a,b,c,d\n1.5,2,3,4.5\n5,6,7,8.5\n");
        assertThat(table.target("b").dataset().inputNames()).containsExactly("a", "c", "d");
        assertThat(table.target(1).without("a").without("d").dataset().inputNames())
                .containsExactly("c");
        assertThat(table.target("a").inputs("d", "c").dataset().inputs().toArray())
                .containsExactly(4.5, 3, 8.5, 7);
        assertThatThrownBy(() -> table.target("e"))
                .hasMessageContaining("no column \"e\"")
                .hasMessageContaining("a, b, c, d");
        assertThatThrownBy(() -> table.target(4)).hasMessageContaining("expected 0 to 3");
        assertThatThrownBy(() -> table.target("a").without("a").dataset())
                .hasMessageContaining("is also an input or left out");
        assertThatThrownBy(() -> table.target("a").without("b", "c", "d").dataset())
                .hasMessageContaining("no input is left");
    }

    @Test
    void theTargetIsGuessedByTheDocumentedRules() {
        assertThat(table("k,x,y\nm,1,2.5\nf,3,4.5\nm,5,6.5\nf,7,8.5\n")
                        .prepared()
                        .target())
                .isEqualTo("k");
        assertThat(table("k,x,y\nm,1,a\nf,3,b\nm,5,a\nf,7,b\n").prepared().target())
                .isEqualTo("y"); // two text columns
        assertThat(table("y,x,n\n1.5,1,anna\n2.5,3,bert\n3.5,5,carl\n")
                        .prepared()
                        .target())
                .isEqualTo("y");
    }

    @Test
    void identifiersAndFreeTextAreLeftOutAndReportedUnlessAskedFor() {
        var table = table("id,x,note,t\n101,1,p,0.5\n102,3,q,1.5\n103,1,r,2.5\n");
        var prepared = table.prepared();
        assertThat(prepared.dataset().inputNames()).containsExactly("x");
        assertThat(prepared.columnsDropped())
                .containsExactly("id (all different: an identifier)", "note (free text of 3 values)");
        assertThat(prepared.describe())
                .isEqualTo(
                        "3 rows, 1 inputs, target t (a number); left out: id (all different: an identifier), note (free"
                                + " text of 3 values)");
        assertThat(table.inputs("id", "x").dataset().inputs().toArray()).containsExactly(101, 1, 102, 3, 103, 1);
        assertThat(table.texts(TextColumns.ONE_HOT).dataset().inputNames())
                .containsExactly("x", "note=p", "note=q", "note=r");
    }

    @Test
    void textInputsBecomeOneHotOrAreDropped() {
        var table =
                table("c,x,t\nred,1,0.5\nblue,2,1.5\nred,3,2.5\nblue,4,3.5\n").target("t");
        assertThat(table.dataset().inputNames()).containsExactly("c=red", "c=blue", "x");
        assertThat(table.dataset().inputs().toArray()).containsExactly(1, 0, 1, 0, 1, 2, 1, 0, 3, 0, 1, 4);
        assertThat(table.texts(TextColumns.DROPPED).dataset().inputNames()).containsExactly("x");
        assertThat(table.categories("x").texts(TextColumns.DROPPED).dataset().inputNames())
                .containsExactly("x=1", "x=2", "x=3", "x=4");
    }

    @Test
    void rowsWithMissingValuesAreDroppedOrGetTheMean() {
        var table = table("x,y,t\n1,10,0.5\n?,20,1.5\n3,NA,2.5\n5,,3.5\n7,40,?\n8,60,4.5\n");
        var dropped = table.prepared();
        assertThat(dropped.rowsRead()).isEqualTo(6);
        assertThat(dropped.rowsDropped()).isEqualTo(4);
        assertThat(dropped.dataset().inputs().toArray()).containsExactly(1, 10, 8, 60);
        var imputed = table.missing(MissingValues.IMPUTE_MEANS).prepared();
        assertThat(imputed.rowsDropped()).isEqualTo(1); // the one without target
        assertThat(imputed.valuesImputed()).isEqualTo(3);
        // The mean of x is (1 + 3 + 5 + 7 + 8)/5 = 4.8, of y (10 + 20 + 40 + 60)/4 = 32.5.
        assertThat(imputed.dataset().inputs().toArray()).containsExactly(1, 10, 4.8, 20, 3, 32.5, 5, 32.5, 8, 60);
        assertThat(imputed.describe()).contains("1 rows with missing values dropped", "3 missing values replaced");
    }

    @Test
    void missingValuesOfColumnsThatAreNotUsedDoNotMatter() {
        assertThat(table("x,y,t\n1,?,0.5\n2,?,1.5\n3,4,2.5\n")
                        .without("y")
                        .prepared()
                        .rowsDropped())
                .isZero();
        assertRefused("x,y,t\n1,?,0.5\n2,?,1.5\n", "column 2 \"y\" has no values");
        assertRefused("x,y,t\n1,?,0.5\n?,3,1.5\n", "every one of the 2 rows misses a value");
    }

    @Test
    void cellsThatAreNoFiniteNumbersAreRefusedWithLineAndColumn() {
        assertRefused("x,t\n1,0.5\n2,1.5\nabc,2.5\n4,3.5\n", "line 4, column 1 \"x\": found \"abc\"");
        assertRefused("x,t\n1,0.5\nNaN,1.5\n", "line 3, column 1 \"x\": found \"NaN\"", "write ? for a missing value");
        assertRefused("x,t\n1,0.5\n-Infinity,1.5\n", "line 3, column 1", "-Infinity");
        assertRefused("x,t\n1,0.5\n1e999,1.5\n", "line 3, column 1", "1e999");
        assertRefused("x,t\n1,0.5\n2,inf\n", "line 3, column 2 \"t\": found \"inf\"");
        assertRefused("x;t\n1,5;0.5\n2,5;1.5\n", "line 2, column 1", "1,5", "decimal point");
        assertRefused("x,t\n1,0.5\n2,1.5\n0x1p3,2.5\n", "line 4, column 1", "0x1p3");
        assertRefused("x,t\n1,0.5\n2,1.5\n1d,2.5\n", "line 4, column 1", "1d");
    }

    @Test
    void raggedRowsAreRefusedWithTheirLine() {
        assertRefused("x,y,t\n1,2,3\n\n4,5\n", "line 4: found 2 cells, expected 3 as in line 1");
        assertRefused("1,2,3\n4,5,6,7\n", "line 2: found 4 cells, expected 3 as in line 1");
    }

    @Test
    void filesWithoutExamplesAreRefused() throws IOException {
        assertRefused("", "is empty");
        assertRefused("\uFEFF\n  \n", "is empty");
        assertRefused("1\n2\n3\n", "no input is left", "check the separator");
        assertThatThrownBy(() -> Csv.read(folder.resolve("none.csv"))).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> Csv.read(folder)).isInstanceOf(FileException.class);
        var header = Files.writeString(folder.resolve("header.csv"), "a,b\n");
        assertThatThrownBy(() -> Csv.read(header, Separator.DETECTED, Header.PRESENT))
                .hasMessageContaining("no rows");
        var latin = Files.write(folder.resolve("latin.csv"), new byte[] {'1', ',', (byte) 0xe9, '\n'});
        assertThatThrownBy(() -> Csv.read(latin)).hasMessageContaining("not valid UTF-8");
    }

    @Test
    void brokenQuotesAndDoubleNamesAreRefused() {
        assertRefused("x,t\n1,\"a\n2,b\n", "line 2, column 2", "never closed");
        assertRefused("x,t\n1,\"a\"b\n", "line 2, column 2", "found 'b' after a closing quote");
        assertRefused("x,x\n1,2\n", "two columns named \"x\"");
    }

    @Test
    void aTextTargetIsNoNumber() {
        assertThatThrownBy(() -> table("1,a\n2,b\n3,a\n4,b\n")
                        .targetKind(TargetKind.NUMBERS)
                        .dataset())
                .hasMessageContaining("is text, expected numbers");
    }

    @Test
    void aTableIsNotChangedByWhatIsSaidLater() {
        var table = table("a,b,c\n1.5,2,3.5\n4.5,5,6.5\n");
        var other = table.target("a").without("b");
        assertThat(other.dataset().inputNames()).containsExactly("c");
        assertThat(table.dataset().inputNames()).containsExactly("a", "b");
    }

    @Test
    void aTableIsSplitAndStandardisedInOneLine() {
        var text = new StringBuilder("x,t\n");
        for (int i = 0; i < 20; i++) {
            text.append(i % 7).append(".5,").append(i % 2 == 0 ? "even\n" : "odd\n");
        }
        var split = table(text.toString()).target("t").split(0.7, 0.15, 1).standardised();
        assertThat(split.training().rows()).isEqualTo(14);
        assertThat(split.validation().rows()).isEqualTo(3);
        assertThat(split.test().rows()).isEqualTo(3);
    }
}
