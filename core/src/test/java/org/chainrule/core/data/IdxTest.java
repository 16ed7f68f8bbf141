package org.chainrule.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.chainrule.core.io.FileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {

    @TempDir
    private Path folder;

    /** Three images of 2×2 pixels: 0, 1, 2, … 11. */
    private static final byte[] IMAGES = images(3, 2, 2, 12);

    private static final byte[] LABELS = labels(3, 7, 0, 9);

    private static byte[] images(int count, int rows, int columns, int bytes) {
        var buffer = ByteBuffer.allocate(16 + bytes);
        buffer.putInt(2051).putInt(count).putInt(rows).putInt(columns);
        for (int i = 0; i < bytes; i++) {
            buffer.put((byte) i);
        }
        return buffer.array();
    }

    private static byte[] labels(int count, int... labels) {
        var buffer = ByteBuffer.allocate(8 + labels.length);
        buffer.putInt(2049).putInt(count);
        for (int label : labels) {
            buffer.put((byte) label);
        }
        return buffer.array();
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private void assertRefused(byte[] images, byte[] labels, String... sentences) throws IOException {
        var imageFile = file("images", images);
        var labelFile = file("labels", labels);
        var refusal = assertThatThrownBy(() -> Idx.read(imageFile, labelFile)).isInstanceOf(FileException.class);
        for (String sentence : sentences) {
            refusal.hasMessageContaining(sentence);
        }
    }

    @Test
    void plainAndZippedFilesAreTheSameWhateverTheirNames() throws IOException {
        var plain = Idx.read(file("images.gz", IMAGES), file("labels.gz", LABELS));
        var zipped = Idx.read(file("images", zipped(IMAGES)), file("labels", zipped(LABELS)));
        for (var dataset : new Dataset[] {plain, zipped}) {
            assertThat(dataset.inputs().shape()).hasToString("3×4");
            for (int i = 0; i < 12; i++) {
                assertThat(dataset.inputs().get(i)).isEqualTo(i / 255f);
            }
            assertThat(dataset.targets().toArray()).containsExactly(7, 0, 9);
            assertThat(dataset.classNames()).hasSize(10);
            assertThat(dataset.inputNames()).containsExactly("pixel(0,0)", "pixel(0,1)", "pixel(1,0)", "pixel(1,1)");
        }
    }

    @Test
    void pixelsAreUnsigned() throws IOException {
        var bytes = images(1, 1, 2, 2);
        bytes[16] = (byte) 255;
        bytes[17] = (byte) 128;
        var inputs =
                Idx.read(file("images", bytes), file("labels", labels(1, 0))).inputs();
        assertThat(inputs.toArray()).containsExactly(1, 128 / 255f);
    }

    @Test
    void aFolderOfFourFilesIsReadWithMixedNames() throws IOException {
        file("train-images-idx3-ubyte", IMAGES);
        file("train-labels-idx1-ubyte.gz", zipped(LABELS));
        file("t10k-images-idx3-ubyte.gz", zipped(images(1, 2, 2, 4)));
        file("t10k-labels-idx1-ubyte", labels(1, 3));
        var mnist = Idx.mnist(folder);
        assertThat(mnist.training().rows()).isEqualTo(3);
        assertThat(mnist.test().rows()).isEqualTo(1);
        assertThat(mnist.test().classNames()).hasSize(10); // though its only label is 3
    }

    @Test
    void aMissingFileOrFolderIsNamed() throws IOException {
        assertThatThrownBy(() -> Idx.mnist(folder.resolve("none"))).hasMessageContaining("none is no folder");
        file("train-images-idx3-ubyte", IMAGES);
        assertThatThrownBy(() -> Idx.mnist(folder))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("neither train-labels-idx1-ubyte.gz nor train-labels-idx1-ubyte");
        assertThatThrownBy(() -> Idx.read(folder.resolve("none"), folder.resolve("none")))
                .hasMessageContaining("does not exist");
    }

    @Test
    void aLabelThatMnistDoesNotHaveIsRefusedWithItsByte() throws IOException {
        file("train-images-idx3-ubyte", IMAGES);
        file("train-labels-idx1-ubyte", labels(3, 7, 10, 9));
        file("t10k-images-idx3-ubyte", IMAGES);
        file("t10k-labels-idx1-ubyte", LABELS);
        assertThatThrownBy(() -> Idx.mnist(folder))
                .hasMessageContaining("train-labels-idx1-ubyte: byte 9: found label 10, expected 0 to 9");
    }

    @Test
    void aWrongMagicNumberIsRefused() throws IOException {
        assertRefused(LABELS, LABELS, "images: byte 0: found magic number 2049, expected 2051", "these are labels");
        assertRefused(IMAGES, IMAGES, "labels: byte 0: found magic number 2051, expected 2049", "these are images");
        var text = "hello, I am a text".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertRefused(text, LABELS, "found magic number 1751477356", "this is no IDX file");
    }

    @Test
    void truncatedAndOverlongFilesAreRefusedWithTheByte() throws IOException {
        assertRefused(Arrays.copyOf(IMAGES, 27), LABELS, "ends at byte 27", "need 28 bytes");
        assertRefused(Arrays.copyOf(IMAGES, 29), LABELS, "more bytes after byte 28");
        assertRefused(Arrays.copyOf(IMAGES, 15), LABELS, "ends at byte 15", "header of 16 bytes");
        assertRefused(new byte[0], LABELS, "ends at byte 0");
        assertRefused(IMAGES, Arrays.copyOf(LABELS, 10), "labels: the file ends at byte 10");
        assertRefused(zipped(Arrays.copyOf(IMAGES, 27)), LABELS, "ends at byte 27");
        var zip = zipped(IMAGES);
        assertRefused(Arrays.copyOf(zip, zip.length - 12), LABELS, "damaged gzip file");
        zip[zip.length - 6]++; // its checksum
        assertRefused(zip, LABELS, "damaged gzip file");
    }

    @Test
    void differentNumbersOfImagesAndLabelsAreRefused() throws IOException {
        assertRefused(IMAGES, labels(2, 1, 2), "has 3 images", "has 2 labels");
    }

    @Test
    void headersThatLieAreRefusedAndCostNoMemory() throws IOException {
        assertRefused(images(Integer.MAX_VALUE, 28, 28, 4), LABELS, "2147483647 items of 28×28, more than");
        assertRefused(images(60_000, 181, 181, 4), LABELS, "ends at byte 20"); // 1.97 GB promised
        assertRefused(images(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 4), LABELS, "more than");
        assertRefused(images(0, 2, 2, 0), LABELS, "byte 4: found 0 as the number of items");
        assertRefused(images(3, -1, 2, 12), LABELS, "byte 8: found 4294967295 as the number of rows");
    }
}
