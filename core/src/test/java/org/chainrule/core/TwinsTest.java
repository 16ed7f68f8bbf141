package org.chainrule.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every {@code Float…} twin is its {@code Double…} original after token replacement. */
class TwinsTest {

    private static final String REWRITE = "mvn -q test -pl core -Dtest=TwinsTest -Dchainrule.twins=write";

    private static final Path SOURCES = Path.of("src/main/java/org/chainrule/core");

    /** Their twins differ in more than tokens. */
    private static final Set<String> HAND_WRITTEN = Set.of("VectorDoubleLogs.java", "VectorDoubleMath.java");

    static List<Path> originals() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.getFileName().toString().contains("Double"))
                    .filter(file -> !HAND_WRITTEN.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    @TestFactory
    List<DynamicTest> everyFloatTwinIsDerivedFromItsDoubleOriginal() throws IOException {
        assertThat(originals()).as("originals found").isNotEmpty();
        return originals().stream()
                .map(original -> DynamicTest.dynamicTest(original.getFileName().toString(), () -> compare(original)))
                .toList();
    }

    @Test
    void aChangedTokenIsNoticed() throws IOException {
        var original = Files.readString(SOURCES.resolve("DoubleMatrix.java"));
        assertThat(Twins.derive(original.replace("i * matrix.columns", "i + matrix.columns")))
                .isNotEqualTo(Twins.derive(original));
    }

    private static void compare(Path original) throws IOException {
        var twin = original.resolveSibling(original.getFileName().toString().replace("Double", "Float"));
        var derived = Twins.derive(Files.readString(original));
        if ("write".equals(System.getProperty("chainrule.twins"))) {
            Files.writeString(twin, derived);
        }
        assertThat(twin).as("twin of " + original).exists();
        assertThat(Files.readString(twin))
                .as(
                        "%s differs from what %s gives; edit the original, then rewrite the twins with%n  %s",
                        twin, original, REWRITE)
                .isEqualTo(derived);
    }
}
