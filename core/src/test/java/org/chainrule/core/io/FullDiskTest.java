package org.chainrule.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a disk refuses while a file is written, the file before is whole and there is nothing beside it. */
class FullDiskTest {

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private byte[] before = new byte[0];

    @BeforeEach
    void writeTheFileBefore() throws IOException {
        file = folder.resolve("model.safetensors");
        SafeTensors.write(file, Map.of("w", DoubleMatrix.of(new double[] {1, 2})), Map.of());
        before = Files.readAllBytes(file);
    }

    private static void writeTheNext(Path to) {
        Map<String, Matrix> tensors = Map.of("w", DoubleMatrix.of(new double[] {3, 4, 5}, new double[] {6, 7, 8}));
        SafeTensors.write(to, tensors, Map.of("name", "next"));
    }

    @Test
    void aDiskThatIsFullAfterAnyNumberOfBytesCostsNothing() throws IOException {
        var other = folder.resolve("other");
        writeTheNext(other);
        byte[] next = Files.readAllBytes(other);
        Files.delete(other);
        for (long room = 0; room < next.length; room++) {
            Path refusing = RefusingDisk.withRoom(room, file);
            assertThatThrownBy(() -> writeTheNext(refusing))
                    .as("room for " + room)
                    .isInstanceOf(FileException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("No space left on device")
                    .hasMessageContaining("nothing was changed");
            assertThat(isAsBefore()).as("room for " + room).isTrue();
        }
        writeTheNext(RefusingDisk.withRoom(next.length, file));
        assertThat(file).hasBinaryContent(next);
    }

    @ParameterizedTest
    @EnumSource
    void whateverElseIsRefusedCostsNothing(RefusingDisk.Refused refused) throws IOException {
        assertThatThrownBy(() -> writeTheNext(RefusingDisk.refusing(refused, file)))
                .isInstanceOf(FileException.class)
                .hasMessageContaining(file.toString());
        assertThat(isAsBefore()).isTrue();
    }

    /** Planted: writing in place, and a temporary file that is left. */
    @Test
    void writersWithoutCareAreNoticed() throws IOException {
        assertLosesSomething(to -> inPlace(to, new byte[100]));
        writeTheFileBefore();
        assertLosesSomething(to -> inPlace(to.resolveSibling("half"), new byte[100]));
    }

    private void assertLosesSomething(Consumer<Path> writer) throws IOException {
        assertThatThrownBy(() -> writer.accept(RefusingDisk.withRoom(50, file))).hasMessageContaining("No space left");
        assertThat(isAsBefore()).isFalse();
    }

    private static void inPlace(Path to, byte[] bytes) {
        try {
            Files.write(to, bytes);
        } catch (IOException refused) {
            throw new FileException(String.valueOf(refused.getMessage()), refused);
        }
    }

    private boolean isAsBefore() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.toList().equals(List.of(file)) && Arrays.equals(Files.readAllBytes(file), before);
        }
    }
}
