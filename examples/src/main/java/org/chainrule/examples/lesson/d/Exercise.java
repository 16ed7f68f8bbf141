package org.chainrule.examples.lesson.d;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Figures;
import org.chainrule.examples.lesson.LessonOutput;

/**
 * A question with numbers for answers, which marks itself.
 *
 * @param question what to compute
 * @param names what each number is
 * @param solution the numbers, from the library
 * @param decimals how many digits after the point an answer needs
 */
public record Exercise(String question, List<String> names, List<Double> solution, int decimals) {

    /** Refuses a solution that does not fit its names. */
    public Exercise {
        names = List.copyOf(names);
        solution = List.copyOf(solution);
        if (names.size() != solution.size()) {
            throw new IllegalArgumentException("exercise: found " + names.size() + " names for " + solution.size()
                    + " numbers; give one name per number");
        }
    }

    /**
     * Marks an answer: one remark for every number that is not right to {@link #decimals} digits after the point; none if
     * all are right. Half a unit of the last digit is what honest rounding costs; one part in a million of it more is
     * what reading a decimal number costs.
     */
    public List<String> remarks(double... answer) {
        if (answer.length != solution.size()) {
            return List.of("found " + answer.length + " numbers; " + solution.size() + " are asked for: "
                    + String.join(", ", names));
        }
        double half = 0.500001 * StrictMath.pow(10, -decimals);
        var remarks = new ArrayList<String>();
        for (int i = 0; i < answer.length; i++) {
            if (!(Math.abs(answer[i] - solution.get(i)) <= half)) {
                remarks.add(names.get(i) + ": found " + Figures.fixed(answer[i], decimals) + ", which is "
                        + (answer[i] > solution.get(i) ? "too large" : "too small or no number"));
            }
        }
        return remarks;
    }

    /** Whether every number is right to {@link #decimals} digits after the point. */
    public boolean accepts(double... answer) {
        return remarks(answer).isEmpty();
    }

    /** Prints the question. */
    void printQuestion(LessonOutput out) {
        out.paragraph("Exercise. " + question + " (" + decimals + " digits after the point)");
    }

    /** Prints the solution, four numbers a line. */
    void printSolution(LessonOutput out) {
        out.paragraph("Solution:");
        for (int i = 0; i < names.size(); i += 4) {
            var text = new StringBuilder();
            for (int j = i; j < Math.min(i + 4, names.size()); j++) {
                text.append(j == i ? "" : "   ").append(names.get(j)).append(" = ");
                text.append(Figures.fixed(solution.get(j), decimals));
            }
            out.formula(text.toString());
        }
    }
}
