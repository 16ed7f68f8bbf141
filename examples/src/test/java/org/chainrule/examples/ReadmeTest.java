package org.chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every Java block of the README is cut from a source that the tests run, and every relative link leads somewhere. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)");

    @Test
    void everyJavaBlockStandsInASource() throws IOException {
        var sources = squeezed(sources());
        var blocks = blocks(Files.readString(ROOT.resolve("README.md")));
        assertThat(blocks).as("Java blocks of the README").isNotEmpty();
        for (String block : blocks) {
            assertThat(missing(sources, block))
                    .as("README block not found in any source:%n%s", block)
                    .isFalse();
        }
    }

    @Test
    void aChangedBlockIsNoticed() throws IOException {
        var sources = squeezed(sources());
        var block = blocks(Files.readString(ROOT.resolve("README.md"))).get(0);
        assertThat(missing(sources, block.replaceFirst("new ", "old "))).isTrue();
    }

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        for (String page : List.of("README.md", "core/KERNELS.md", "verification/HARNESS.md")) {
            var file = ROOT.resolve(page);
            var links = LINK.matcher(Files.readString(file));
            while (links.find()) {
                assertThat(file.resolveSibling(links.group(1))).as(page).exists();
            }
        }
    }

    private static boolean missing(List<String> sources, String block) {
        String wanted = squeeze(block);
        return sources.stream().noneMatch(source -> source.contains(wanted));
    }

    private static List<String> blocks(String readme) {
        var blocks = new ArrayList<String>();
        var matcher = JAVA_BLOCK.matcher(readme);
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }

    private static List<String> sources() throws IOException {
        var sources = new ArrayList<String>();
        for (String folder : List.of("examples/src", "verification/src/test", ".ci/consumer/src")) {
            try (var files = Files.walk(ROOT.resolve(folder))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    sources.add(Files.readString(file));
                }
            }
        }
        return sources;
    }

    private static List<String> squeezed(List<String> texts) {
        return texts.stream().map(ReadmeTest::squeeze).toList();
    }

    private static String squeeze(String text) {
        return text.replaceAll("\\s+", "");
    }
}
