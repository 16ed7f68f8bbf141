package org.chainrule.examples.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chainrule.examples.command.Lessons;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every lesson says, byte for byte, what its transcript in src/test/resources says, on every JDK. */
class TranscriptTest {

    private static final String PROPERTY = "chainrule.transcripts";
    private static final String COMMAND =
            "mvn -q test -pl examples -am -Dtest=TranscriptTest -Dsurefire.failIfNoSpecifiedTests=false -D" + PROPERTY
                    + "=write";

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C", "D", "E"})
    void everyLessonSaysWhatItsTranscriptSaysAndNoCheckFailsUnannounced(String letter) throws IOException {
        var lines = run(letter);
        if ("write".equals(System.getProperty(PROPERTY))) {
            Files.createDirectories(file(letter).getParent());
            Files.writeString(file(letter), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
        }
        assertThat(lines)
                .hasSizeGreaterThan(50)
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain("NaN", "UNDECIDED", "INACCURATE", "JUMP")
                        .matches(
                                text -> text.codePointCount(0, text.length()) <= LessonOutput.WIDTH, "fits the width"));
        if (!List.of("D", "E").contains(letter)) { // these show checks that fail, and say so
            assertThat(lines).noneMatch(line -> line.contains("DISAGREE") || line.contains("FAIL"));
        }
        var difference = difference(Files.readAllLines(file(letter), StandardCharsets.UTF_8), lines);
        if (!difference.isEmpty()) {
            fail("lesson " + letter + " and its transcript differ in " + difference
                    + "\nif the lesson is right, rewrite the transcripts: " + COMMAND);
        }
    }

    @Test
    void aChangedDigitIsNoticedAndNamedByItsLine() {
        assertThat(difference(List.of("x = 1", "y = 2"), List.of("x = 1", "y = 3")))
                .contains("line 2")
                .contains("y = 2")
                .contains("y = 3");
        assertThat(difference(List.of("x = 1"), List.of("x = 1", "y = 2"))).contains("line 2");
        assertThat(difference(List.of("x = 1", "y = 2"), List.of("x = 1"))).contains("line 2");
        assertThat(difference(List.of("x = 1"), List.of("x = 1"))).isEmpty();
    }

    static List<String> run(String letter) {
        var lines = new ArrayList<String>();
        Lessons.named(letter).run(new LessonOutput(lines::add));
        return lines;
    }

    private static Path file(String letter) {
        return Path.of("src/test/resources/transcripts/lesson-" + letter.toLowerCase(Locale.ROOT) + ".txt");
    }

    private static String difference(List<String> expected, List<String> found) {
        for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
            String wanted = i < expected.size() ? expected.get(i) : "(nothing)";
            String got = i < found.size() ? found.get(i) : "(nothing)";
            if (!wanted.equals(got)) {
                return "line " + (i + 1) + "\n  transcript: " + wanted + "\n  lesson:     " + got;
            }
        }
        return "";
    }
}
