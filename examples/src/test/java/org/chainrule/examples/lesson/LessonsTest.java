package org.chainrule.examples.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.examples.command.Lessons;
import org.junit.jupiter.api.Test;

class LessonsTest {

    @Test
    void thereAreFiveLessonsAndEachIsFoundByItsLetterLargeOrSmall() {
        assertThat(Lessons.all()).extracting(Lesson::letter).containsExactly("A", "B", "C", "D", "E");
        assertThat(Lessons.all())
                .allSatisfy(lesson -> assertThat(lesson.sections()).isNotEmpty());
        assertThat(Lessons.named("c").letter()).isEqualTo("C");
    }

    @Test
    void anUnknownLetterIsRefusedWithTheLettersThereAre() {
        assertThatThrownBy(() -> Lessons.named("F"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"F\"")
                .hasMessageContaining("A, B, C, D or E");
    }

    @Test
    void aParagraphIsWrappedBetweenWordsAndALineTooLongIsRefused() {
        var lines = new ArrayList<String>();
        var out = new LessonOutput(lines::add);
        out.paragraph("word ".repeat(30).strip());
        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(String.join(" ", lines)).isEqualTo("word ".repeat(30).strip());
        assertThatThrownBy(() -> out.line("x".repeat(101))).hasMessageContaining("101 columns");
    }

    @Test
    void tablesAndMatricesAreAligned() {
        var lines = new ArrayList<String>();
        var out = new LessonOutput(lines::add);
        out.table(List.of(List.of("a", "bb"), List.of("ccc", "d")));
        assertThat(lines).containsExactly("    a    bb", "    -------", "    ccc   d");
        lines.clear();
        out.matrix("W", DoubleMatrix.of(new double[][] {{1, -2}, {10, 3}}), 1);
        assertThat(lines).containsExactly("    W = [  1.0 -2.0", "          10.0  3.0 ]");
    }

    @Test
    void theFirstGradientShowsWhereContributionsAdd() {
        assertThat(FirstGradient.explain()).contains("-3 + 9 = 6").contains("-4 + -6 = -10");
    }

    @Test
    void theFirstNetworkPassesItsCheckAndReadsTheSpirals() {
        String said = FirstNetwork.train();
        assertThat(said).contains("PASS, ").contains("0 undecided");
        assertThat(Double.parseDouble(said.substring(said.lastIndexOf(' ')))).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void aWrongGradientIsNotConfirmedAndARightOneIs() {
        assertThat(Confirmation.of("x³", 12, x -> x * x * x, 2).agrees()).isTrue();
        assertThat(Confirmation.of("x³", 12 + 1e-9, x -> x * x * x, 2).agrees()).isFalse();
        assertThat(Confirmation.summary(List.of(Confirmation.of("x³", 11, x -> x * x * x, 2))))
                .startsWith("0 of 1 agree");
    }

    @Test
    void anErrorBarIsSaidAsThePowerOfTenAboveIt() {
        assertThat(Confirmation.order(4e-14)).isEqualTo("1e-13");
        assertThat(Confirmation.order(1)).isEqualTo("1");
        assertThat(Confirmation.order(1.5)).isEqualTo("10");
        assertThat(Confirmation.order(0)).isEqualTo("0");
        assertThat(Confirmation.order(Double.POSITIVE_INFINITY)).isEqualTo("∞");
    }

    @Test
    void theToolboxFindsAllItsGradientsRightAndCountsItsIterations() {
        for (String letter : List.of("A", "B", "D")) {
            var sections = Lessons.named(letter).sections();
            var toolbox = (Toolbox) sections.get(sections.size() - 1).get();
            assertThat(toolbox.activations())
                    .extracting(Toolbox.Checked::name)
                    .containsExactly("identity", "sigmoid", "tanh", "relu", "leaky-relu(0.01)", "softmax");
            assertThat(toolbox.losses())
                    .extracting(Toolbox.Checked::name)
                    .containsExactly("SSE", "½SSE", "MSE", "binary cross-entropy", "categorical cross-entropy");
            assertThat(toolbox.activations()).allMatch(each -> each.report().passed());
            assertThat(toolbox.losses()).allMatch(each -> each.report().passed());
            assertThat(toolbox.losses().get(0).loss())
                    .isEqualTo(2 * toolbox.losses().get(1).loss());
            assertThat(toolbox.runs())
                    .extracting(Toolbox.Run::rule)
                    .containsSubsequence("sgd", "momentum", "rmsprop", "adam");
            int rows = toolbox.runs().get(0).batch();
            assertThat(toolbox.runs()).allSatisfy(run -> {
                assertThat(run.iterations()).isEqualTo((rows + run.batch() - 1) / run.batch());
                assertThat(run.after()).isLessThan(run.before());
            });
        }
    }
}
