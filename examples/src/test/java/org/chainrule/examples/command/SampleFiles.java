package org.chainrule.examples.command;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chainrule.core.Figures;
import org.chainrule.core.data.Generated;

/** Small files to train on, made by the test. */
final class SampleFiles {

    private SampleFiles() {}

    /** Two half moons as a table: x, y, class {@code up} or {@code down}. */
    static Path moons(Path folder, int rows) {
        var data = Generated.moons(rows, 0.1, 1);
        var text = new StringBuilder("x,y,side\n");
        for (int i = 0; i < rows; i++) {
            text.append(Figures.shortest(data.inputs().get(i, 0))).append(',');
            text.append(Figures.shortest(data.inputs().get(i, 1))).append(',');
            text.append(data.targets().get(i, 0) == 0 ? "up" : "down").append('\n');
        }
        return text(folder, "moons.csv", text.toString());
    }

    /** y = 3 a − 2 b + 10 as a table. */
    static Path plane(Path folder, int rows) {
        var text = new StringBuilder("a,b,y\n");
        for (int i = 0; i < rows; i++) {
            double a = (i * 37 % 101) / 10.0;
            double b = (i * 53 % 97) / 10.0;
            text.append(a)
                    .append(',')
                    .append(b)
                    .append(',')
                    .append(3 * a - 2 * b + 10)
                    .append('\n');
        }
        return text(folder, "plane.csv", text.toString());
    }

    /** A folder with an empty file of this name. */
    static Path folderOf(Path folder, String file) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        text(folder, file, "");
        return folder;
    }

    static Path text(Path folder, String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Path bytes(Path folder, String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * The four files of MNIST in small: 2×2 pixels, class = the brightest pixel.
     *
     * @param magic of the training images, 2051 if right
     * @param label of the first training image, 0 if right
     * @param missing bytes left out at the end of the training images
     */
    static Path digits(Path folder, int magic, int label, int missing) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("train-images-idx3-ubyte"), images(magic, 240, missing));
            Files.write(folder.resolve("train-labels-idx1-ubyte"), labels(240, label));
            Files.write(folder.resolve("t10k-images-idx3-ubyte"), images(2051, 40, 0));
            Files.write(folder.resolve("t10k-labels-idx1-ubyte"), labels(40, 0));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return folder;
    }

    private static byte[] images(int magic, int count, int missing) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        for (int number : new int[] {magic, count, 2, 2}) {
            out.writeInt(number);
        }
        for (int i = 0; i < count; i++) {
            for (int pixel = 0; pixel < 4; pixel++) {
                out.writeByte(pixel == i % 4 ? 200 + i % 50 : i * 7 % 60);
            }
        }
        return java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() - missing);
    }

    private static byte[] labels(int count, int first) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(2049);
        out.writeInt(count);
        for (int i = 0; i < count; i++) {
            out.writeByte(i == 0 ? first : i % 4);
        }
        return bytes.toByteArray();
    }
}
