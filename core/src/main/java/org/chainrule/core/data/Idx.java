package org.chainrule.core.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.io.FileException;

/**
 * IDX files of images and labels, as MNIST and Fashion-MNIST come, plain or gzipped (told apart by their first bytes).
 *
 * <p>Images: magic 2051, then number, rows, columns as big-endian int32, then one byte for each pixel. Labels: magic 2049,
 * number, one byte for each label. Pixels become {@code byte/255} in [0, 1], as float32: 60 000 images of 28×28 take 188 MB.
 * Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits".
 */
public final class Idx {

    private static final int MNIST_CLASSES = 10;

    private Idx() {}

    /**
     * The four files of a folder: {@code train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte},
     * {@code t10k-images-idx3-ubyte}, {@code t10k-labels-idx1-ubyte}, each plain or with {@code .gz}. Classes are
     * {@code 0} to {@code 9}.
     *
     * @throws FileException if a file is missing or is not what it should be
     */
    public static GivenSplit mnist(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new FileException(
                    "idx: " + directory + " is no folder; give the folder that holds the four MNIST files"
                            + " (train-images-idx3-ubyte.gz and so on)");
        }
        // Look for all four before reading the first: a missing one should not cost the time of the others.
        var trainImages = find(directory, "train-images-idx3-ubyte");
        var trainLabels = find(directory, "train-labels-idx1-ubyte");
        var testImages = find(directory, "t10k-images-idx3-ubyte");
        var testLabels = find(directory, "t10k-labels-idx1-ubyte");
        return new GivenSplit(
                combine("training images", trainImages, trainLabels, IdxFile.labels(trainLabels), MNIST_CLASSES),
                combine("test images", testImages, testLabels, IdxFile.labels(testLabels), MNIST_CLASSES));
    }

    /**
     * A pair of files. Classes are {@code 0} up to the largest label found.
     *
     * @throws FileException if a file is missing or is not what it should be
     */
    public static Dataset read(Path images, Path labels) {
        var marks = IdxFile.labels(labels);
        int largest = 0;
        for (byte label : marks.bytes()) {
            largest = Math.max(largest, Byte.toUnsignedInt(label));
        }
        return combine(String.valueOf(images.getFileName()), images, labels, marks, largest + 1);
    }

    private static Dataset combine(String name, Path images, Path labels, IdxFile marks, int classes) {
        var targets = FloatMatrix.zeros(marks.count(), 1);
        for (int i = 0; i < marks.count(); i++) {
            int label = Byte.toUnsignedInt(marks.bytes()[i]);
            if (label >= classes) {
                throw new FileException("idx: " + labels + ": byte " + (marks.headerBytes() + i) + ": found label "
                        + label + ", expected 0 to " + (classes - 1)
                        + "; the file is damaged or is not of this data set");
            }
            targets.set(i, 0, label);
        }
        var pictures = IdxFile.images(images);
        if (pictures.count() != marks.count()) {
            throw new FileException(
                    "idx: " + images + " has " + pictures.count() + " images but " + labels + " has " + marks.count()
                            + " labels; the numbers must be equal, so check that both files are of the same part");
        }
        int pixels = pictures.rows() * pictures.columns();
        var inputs = FloatMatrix.zeros(pictures.count(), pixels);
        var values = inputs.array();
        for (int i = 0; i < values.length; i++) {
            values[i] = Byte.toUnsignedInt(pictures.bytes()[i]) / 255f;
        }
        var inputNames = Names.pixels(pictures.rows(), pictures.columns());
        return new Dataset(name, inputs, targets, inputNames, Names.numbers(classes));
    }

    private static Path find(Path directory, String name) {
        for (String candidate : List.of(name + ".gz", name)) {
            var file = directory.resolve(candidate);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new FileException("idx: " + directory + " has neither " + name + ".gz nor " + name
                + "; put the four MNIST files into this folder under their original names");
    }
}
