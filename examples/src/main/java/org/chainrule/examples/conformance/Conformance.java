package org.chainrule.examples.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.examples.words.FileTrouble;

/**
 * A folder of reference numbers, judged.
 *
 * @param folder where the files are
 * @param files one result per file, in the order of {@link #kinds()}
 * @param ignored files with the ending {@code .json} that are no reference files
 */
public record Conformance(Path folder, List<FileResult> files, List<String> ignored) {

    /** Copies the lists. */
    public Conformance {
        files = List.copyOf(files);
        ignored = List.copyOf(ignored);
    }

    private static List<Kind> kinds() {
        return List.of(
                new ActivationKind(),
                new VectorOpKind(),
                new LossKind(),
                new NetworkKind(),
                new InitializerKind(),
                new UpdateRuleKind(),
                new TrajectoryKind(),
                new ScheduleKind(),
                new WorkedExampleKind());
    }

    /** Whether every file passed. */
    public boolean passed() {
        return files.stream().allMatch(FileResult::passed);
    }

    /**
     * Judges every reference file of a folder, computed with these kernels of float64.
     *
     * @throws IllegalArgumentException if there is none, or one that cannot be read
     */
    public static Conformance of(Path folder, Kernels kernels) {
        var files = new ArrayList<FileResult>();
        var read = new ArrayList<Path>();
        var found = jsonFiles(folder);
        for (Kind kind : kinds()) {
            for (Path file : found) {
                read(file).filter(root -> isOf(kind, root)).ifPresent(root -> {
                    read.add(file);
                    files.add(judge(kind, root, file, kernels));
                });
            }
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("conformance: " + folder
                    + " holds no reference file; needed is a file such as activations.json whose \"format\" begins with"
                    + " \"golden-\"");
        }
        return new Conformance(
                folder,
                files,
                found.stream()
                        .filter(file -> !read.contains(file))
                        .map(file -> file.getFileName().toString())
                        .toList());
    }

    private static FileResult judge(Kind kind, JsonNode root, Path file, Kernels kernels) {
        String name = file.getFileName().toString();
        var tally = new Tally(name);
        try {
            kind.judge(new Place(root, name), kernels, tally);
        } catch (Malformed refused) {
            tally.fail(name, String.valueOf(refused.getMessage()));
        }
        return tally.close();
    }

    private static List<Path> jsonFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("conformance: " + folder + " is not a folder; give the folder that holds"
                    + " activations.json, losses.json and the like");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new IllegalArgumentException(
                    "conformance: " + folder + " cannot be listed (" + FileTrouble.reason(failed)
                            + "); give a folder that may be read",
                    failed);
        }
    }

    private static Optional<JsonNode> read(Path file) {
        try {
            return Optional.ofNullable(new ObjectMapper().readTree(file.toFile()));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(
                    "conformance: " + file + " is not JSON: " + malformed.getOriginalMessage() + " at line "
                            + malformed.getLocation().getLineNr() + "; mend it, or move it out of the folder",
                    malformed);
        } catch (IOException failed) {
            throw new IllegalArgumentException(
                    "conformance: " + file + " cannot be read (" + FileTrouble.reason(failed)
                            + "); check that it is a file that may be read",
                    failed);
        }
    }

    private static boolean isOf(Kind kind, JsonNode root) {
        return root.path("format").asText().matches("golden-" + kind.name() + "(-\\d+)?");
    }
}
