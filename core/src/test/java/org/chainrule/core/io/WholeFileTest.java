package org.chainrule.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path folder;

    @Test
    void aNewFileReplacesTheOldOneAndLeavesNothingBeside() {
        var file = folder.resolve("a.txt");
        WholeFile.write(file, new byte[] {1, 2, 3});
        WholeFile.write(file, new byte[] {4});
        assertThat(file).hasBinaryContent(new byte[] {4});
        assertThat(folder).isDirectoryContaining(p -> p.equals(file)).isDirectoryNotContaining(p -> !p.equals(file));
    }

    @Test
    void aFailureHalfwayLeavesTheOldFileAndNothingElse() {
        var file = folder.resolve("a.txt");
        WholeFile.write(file, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> WholeFile.write(file, channel -> {
                    channel.write(ByteBuffer.wrap(new byte[] {9}));
                    throw new IOException("disk full");
                }))
                .isInstanceOf(FileException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("disk full");
        assertThatThrownBy(() -> WholeFile.write(file, channel -> {
                    channel.write(ByteBuffer.wrap(new byte[] {9}));
                    throw new IllegalStateException("bug");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(folder).isDirectoryNotContaining(p -> !p.equals(file));
    }

    @Test
    void theOldContentIsThereUntilTheNewOneIsComplete() {
        var file = folder.resolve("a.txt");
        WholeFile.write(file, new byte[] {1});
        WholeFile.write(file, channel -> {
            channel.write(ByteBuffer.wrap(new byte[] {2, 2}));
            assertThat(Files.readAllBytes(file)).containsExactly(1);
        });
        assertThat(file).hasBinaryContent(new byte[] {2, 2});
    }

    @Test
    void leftoversOfKilledWritersAreRemovedAndNothingElse() throws IOException {
        var file = folder.resolve("a.txt");
        var leftover = folder.resolve(".a.txt.01234567-89ab-cdef-0123-456789abcdef.partial");
        var others = new Path[] {
            file,
            folder.resolve(".a.txt.partial"),
            folder.resolve(".b.txt.01234567-89ab-cdef-0123-456789abcdef.partial"),
            folder.resolve(".a.txt.01234567-89ab-cdef-0123-456789abcdef.kept")
        };
        Files.write(leftover, new byte[] {1});
        for (var other : others) {
            Files.write(other, new byte[] {2});
        }
        WholeFile.removeLeftovers(file);
        assertThat(leftover).doesNotExist();
        for (var other : others) {
            assertThat(other).exists();
        }
        WholeFile.removeLeftovers(folder.resolve("nowhere").resolve("a.txt"));
    }

    @Test
    void aFileThatCannotBeReplacedIsReported() throws IOException {
        var occupied = Files.createDirectory(folder.resolve("occupied"));
        assertThatThrownBy(() -> WholeFile.write(occupied, new byte[1])).hasMessageContaining("is a folder");
        assertThat(occupied).isEmptyDirectory();
    }

    @Test
    void aLinkStaysALinkAndItsFileIsWritten() throws IOException {
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        var link = link("link", Path.of("elsewhere", "a.txt"));
        var linkToLink = link("link-to-link", link);
        WholeFile.write(linkToLink, new byte[] {1});
        assertThat(elsewhere.resolve("a.txt")).hasBinaryContent(new byte[] {1});
        WholeFile.write(link, new byte[] {2});
        assertThat(elsewhere.resolve("a.txt")).hasBinaryContent(new byte[] {2});
        assertThat(link).isSymbolicLink();
        assertThat(linkToLink).isSymbolicLink();
        assertThat(elsewhere).isDirectoryNotContaining(p -> !p.endsWith("a.txt"));
        var circle = link("circle", Path.of("circle"));
        assertThatThrownBy(() -> WholeFile.write(circle, new byte[1])).hasMessageContaining("leads back to itself");
    }

    /** Through a link, so that the device itself is safe whatever happens. */
    @Test
    void aDeviceIsNotReplaced() throws IOException {
        var device = Path.of("/dev/null");
        assumeTrue(Files.exists(device) && !Files.isRegularFile(device), "a device to try it on");
        var link = link("link", device);
        assertThatThrownBy(() -> WholeFile.write(link, new byte[1]))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("is a device, a pipe or a socket");
        assertThat(link).isSymbolicLink();
    }

    private Path link(String name, Path to) throws IOException {
        return Files.createSymbolicLink(folder.resolve(name), to);
    }
}
