package org.chainrule.core.io;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.chainrule.core.Matrix;

/**
 * Named matrices in a safetensors file, which PyTorch, JAX and Hugging Face read too.
 *
 * <p>The file is the length of the header (8 bytes, little-endian), the header (a JSON object, padded with blanks so that
 * the data starts at a multiple of 8), and the data: every tensor row-major, little-endian, one after the other without
 * gaps. Source: the format description of {@code huggingface/safetensors}.
 *
 * <p>Shapes. A matrix is written as {@code [rows, columns]}; a matrix of one row whose name ends in {@code .bias},
 * or is that of learned slopes such as {@code prelu1.weight}, is written as {@code [columns]}, as PyTorch has it. Read back, {@code [n]} is 1×n and {@code []} is 1×1. {@code F64} is
 * float64, {@code F32} is float32, bit for bit; other formats are refused.
 */
public final class SafeTensors {

    /** What PyTorch keeps in one dimension: biases, and the slopes of a PReLU as the network builder names them. */
    private static final Pattern VECTOR = Pattern.compile("(?s).*\\.bias|(.*\\.)?prelu\\d*\\.weight");

    private SafeTensors() {}

    /**
     * Writes the tensors in the order of the map. The file is there whole or not at all; an older one is replaced.
     *
     * @param metadata free texts, written in the order of their names; Hugging Face's loaders want {@code format} to be {@code pt}
     * @throws FileException if the file cannot be written
     * @throws IllegalArgumentException if a tensor is named {@code __metadata__} or a text is not valid Unicode
     */
    public static void write(Path file, Map<String, ? extends Matrix> tensors, Map<String, String> metadata) {
        write(file, tensors, metadata, SafeTensors::isVector);
    }

    /**
     * The same, for tensors with other names: those that are to have one dimension are named by a test; it is asked for
     * matrices of one row only.
     */
    public static void write(
            Path file, Map<String, ? extends Matrix> tensors, Map<String, String> metadata, Predicate<String> vectors) {
        SafeTensorsWriter.write(file, tensors, metadata, vectors);
    }

    /** Whether a matrix of one row and this name is written with one dimension, unless a writer says otherwise. */
    public static boolean isVector(String name) {
        return VECTOR.matcher(name).matches();
    }

    /**
     * Reads a file. Nothing is believed: lengths and offsets are checked against the size of the file before memory is
     * taken, tensors must cover the data without gaps or overlaps, names must be unique.
     *
     * @throws FileException if the file cannot be read or is not what it should be
     */
    public static SafeTensorsFile read(Path file) {
        return SafeTensorsReader.read(file);
    }
}
