package org.chainrule.examples.lesson.d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chainrule.core.Figures;
import org.junit.jupiter.api.Test;

class ExercisesTest {

    @Test
    void everyExerciseAcceptsItsRoundedSolutionAndNoAnswerWithOneDigitWrong() {
        assertThat(Exercises.all()).hasSize(6);
        for (Exercise exercise : Exercises.all()) {
            var rounded = exercise.solution().stream()
                    .mapToDouble(value -> Double.parseDouble(Figures.fixed(value, exercise.decimals())))
                    .toArray();
            assertThat(exercise.remarks(rounded)).isEmpty();
            for (int i = 0; i < rounded.length; i++) {
                var wrong = rounded.clone();
                wrong[i] += 2 * StrictMath.pow(10, -exercise.decimals());
                assertThat(exercise.remarks(wrong))
                        .singleElement()
                        .asString()
                        .startsWith(exercise.names().get(i) + ": ")
                        .contains("too large");
            }
        }
    }

    @Test
    void anExerciseWithoutANameForEachNumberIsRefused() {
        assertThatThrownBy(() -> new Exercise("?", List.of("a"), List.of(1.0, 2.0), 3))
                .hasMessageContaining("1 names for 2 numbers");
    }
}
