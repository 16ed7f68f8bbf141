package org.chainrule.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chainrule.core.io.FileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quotes, blanks and separators where one follows another, or the text ends. */
class CsvEdgesTest {

    @TempDir
    private Path folder;

    private CsvTable table(String text) throws IOException {
        return Csv.read(Files.writeString(folder.resolve("table.csv"), text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\",\"t\"\n\"1.5\",\"x, y\"\n2.5,\"x, y\"\n3.5,\"z\"",
                "\"a\";\"t\"\n\"1.5\";\"x, y\"\n2.5;\"x, y\"\n3.5;\"z\"",
                "\"a\"\t\"t\"\n\"1.5\"\t\"x, y\"\n2.5\t\"x, y\"\n3.5\t\"z\"",
                "\"a\"  \"t\"\n\"1.5\" \"x, y\"\n 2.5 \"x, y\" \n3.5\t\"z\"",
                "\"a\" , \"t\"\n\"1.5\" , \"x, y\" \n2.5 , \"x, y\"\n3.5 , \"z\" "
            })
    void quotesBesideSeparatorsBlanksAndTheEndOfTheText(String text) throws IOException {
        var dataset = table(text).target("t").dataset();
        assertThat(dataset.inputNames()).containsExactly("a");
        assertThat(dataset.inputs().toArray()).containsExactly(1.5, 2.5, 3.5);
        assertThat(dataset.classNames()).containsExactly("x, y", "z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,t\n1,\"x\" y\n", "a t\n1 \"x\"y\n"})
    void whatFollowsAClosingQuoteIsRefusedUnlessItIsTheNextCell(String text) {
        assertThatThrownBy(() -> table(text))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("line 2, column 2: found 'y' after a closing quote");
    }

    @ParameterizedTest
    @ValueSource(strings = {",2.5,0.5\n1.5,3.5,", ";2.5;0.5\n1.5;3.5;"})
    void aRowMayBeginOrEndWithASeparator(String text) throws IOException {
        var table = table(text + "\n6.5" + text.charAt(0) + "7.5" + text.charAt(0) + "8.5");
        assertThat(table.columns()).hasSize(3);
        assertThat(table.prepared().rowsDropped()).isEqualTo(2);
        assertThat(table.dataset().inputs().toArray()).containsExactly(6.5, 7.5);
        assertThat(table(text + "\n" + text).rows())
                .as("the last cell is at the end of the text")
                .isEqualTo(4);
    }

    @Test
    void minusZeroIsTheClassOfZero() throws IOException {
        var dataset = table("0.1,0\n0.2,-0\n0.3,1\n0.4,1\n").dataset();
        assertThat(dataset.classNames()).containsExactly("0", "1");
        assertThat(dataset.targets().toArray()).containsExactly(0, 0, 1, 1);
    }

    @Test
    void aColumnThatIsAnInputOrLeftOutIsNotGuessedToBeTheTarget() throws IOException {
        var table = table("a,b,t\n1.5,2.5,3.5\n4.5,5.5,6.5\n");
        assertThat(table.prepared().target()).isEqualTo("t");
        assertThat(table.without("t").prepared().target()).isEqualTo("b");
        assertThat(table.inputs("b", "t").prepared().target()).isEqualTo("a");
    }

    @Test
    void aFirstColumnThatIsAskedForIsNoIdentifier() throws IOException {
        var names = table("name,x,t\nanna,1,0.5\nbert,3,1.5\ncarl,1,2.5\n").target("t");
        assertThat(names.texts(TextColumns.ONE_HOT).dataset().inputNames())
                .containsExactly("name=anna", "name=bert", "name=carl", "x");
        var numbers = table("id,x,t\n101,1,0.5\n102,3,1.5\n103,1,2.5\n");
        assertThat(numbers.dataset().inputNames()).containsExactly("x");
        assertThat(numbers.categories("id").dataset().inputNames()).containsExactly("id=101", "id=102", "id=103", "x");
    }

    @Test
    void setsSayWhichOfTheirNumbersIsImpossible() {
        assertThatThrownBy(() -> Generated.spirals(2, 0, 0, 1))
                .hasMessageStartingWith("spirals: found 0 as the number of examples of each class");
        assertThatThrownBy(() -> Generated.spirals(2, 5, -1, 1)).hasMessageStartingWith("spirals: found a noise of -1");
        assertThatThrownBy(() -> Generated.moons(4, Double.POSITIVE_INFINITY, 1))
                .hasMessageStartingWith("moons: found a noise of");
        assertThatThrownBy(() -> Generated.xor(1, 0, 1))
                .hasMessageStartingWith("xor: found 1 as the number of examples");
    }

    @Test
    void imagesThatAreTooLargeTogetherAreRefused() throws IOException {
        var header =
                ByteBuffer.allocate(20).putInt(2051).putInt(60_000).putInt(28).putInt(60_000);
        var images = Files.write(folder.resolve("images"), header.array());
        var one = ByteBuffer.allocate(9).putInt(2049).putInt(1);
        var labels = Files.write(folder.resolve("labels"), one.array());
        assertThatThrownBy(() -> Idx.read(images, labels))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("60000 items of 28×60000, more than");
    }

    @Test
    void aTextInThePlaceOfAFileIsToldByWhatWasWanted() throws IOException {
        var text = Files.writeString(folder.resolve("text"), "hello, I am a text");
        var images = Files.write(
                folder.resolve("images"),
                ByteBuffer.allocate(17)
                        .putInt(2051)
                        .putInt(1)
                        .putInt(1)
                        .putInt(1)
                        .array());
        var labels = Files.write(
                folder.resolve("labels"),
                ByteBuffer.allocate(9).putInt(2049).putInt(1).array());
        assertThatThrownBy(() -> Idx.read(text, labels)).hasMessageContaining("this is no IDX file of images");
        assertThatThrownBy(() -> Idx.read(images, text)).hasMessageContaining("this is no IDX file of labels");
    }
}
