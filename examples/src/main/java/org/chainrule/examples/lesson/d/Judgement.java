package org.chainrule.examples.lesson.d;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Figures;
import org.chainrule.examples.lesson.Confirmation;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;

/**
 * The numerical check, run on the published figures and on the three other ways of doing the sum.
 *
 * @param ways the four recipes with what finite differences say of each
 * @param toOutput the check of the change from h1 to the output, which is right
 */
public record Judgement(List<Way> ways, Confirmation toOutput) implements Section {

    /**
     * One recipe and its check.
     *
     * @param recipe how the sum was done
     * @param weights ∂loss/∂w_i as the recipe implies them, −δ_h1·x_i, each beside its finite difference
     */
    public record Way(Recipe recipe, List<Confirmation> weights) {

        /** Whether every derivative agrees with its finite difference. */
        public boolean passes() {
            return weights.stream().allMatch(Confirmation::agrees);
        }
    }

    /** Runs the check on all four. */
    public static Judgement compute() {
        var ways = new ArrayList<Way>();
        for (var weight : new Recipe.Weight[] {Recipe.Weight.AFTER_UPDATE, Recipe.Weight.BEFORE_UPDATE}) {
            for (var terms : Recipe.Terms.values()) {
                ways.add(judged(new Recipe(terms, weight)));
            }
        }
        var example = Example.published();
        double claimed = -Recipe.PUBLISHED.deltaOutput() * Recipe.PUBLISHED.hidden();
        return new Judgement(ways, example.confirm("∂loss/∂w(h1→o)", claimed, example.weightToOutput(), 0));
    }

    private static Way judged(Recipe recipe) {
        var example = Example.published();
        var weights = new ArrayList<Confirmation>();
        for (int i = 0; i < Example.X.length; i++) {
            double claimed = -recipe.deltaHidden() * Example.X[i];
            weights.add(example.confirm("∂loss/∂w(i" + (i + 1) + "→h1)", claimed, example.weightsIntoHidden(), i));
        }
        return new Way(recipe, weights);
    }

    /** The recipe's check. */
    public Way of(Recipe recipe) {
        return ways.stream()
                .filter(way -> way.recipe().equals(recipe))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String title() {
        return "The check says no";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph("A derivative can be measured without any theory: move the weight a little, run the forward pass"
                + " again, and see how much the error moves. Finite differences do this with several step sizes and say how"
                + " far off they can be themselves. A δ of h1 claims that ∂loss/∂w = -δ_h1 · x, so we can ask:");
        out.blank();
        Confirmation.print(out, "published", of(Recipe.PUBLISHED).weights(), 10);
        out.blank();
        out.line("    published recipe: " + verdict(of(Recipe.PUBLISHED)));
        out.blank();
        out.paragraph("The first half of the published account, up to the weight from h1 to the output, holds:");
        out.blank();
        Confirmation.print(out, "published", List.of(toOutput), 10);
        out.blank();
        out.paragraph("So the fault lies between δ_o and δ_h1. There are two mistakes, and mending only one of them is"
                + " not enough:");
        out.point(
                "Mistake 1: too many terms. h1 feeds the output through one weight, so its δ has one term, not four. The"
                        + " sum of backpropagation runs over the units that h1 feeds, and that is the one output, not over h1's"
                        + " neighbours.");
        out.point("Mistake 2: the wrong weight. δ_h1 must use the weight from before the update, 0.8, with which the"
                + " forward pass was run, and not the updated 0.8017873.");
        out.blank();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("terms in the sum, weight used", "δ_h1", "check"));
        for (Way way : ways) {
            String terms = way.recipe().terms() == Recipe.Terms.OWN ? "h1's own, " : "all four, ";
            String weight = way.recipe().weight() == Recipe.Weight.BEFORE_UPDATE ? "before update" : "after update";
            String mark = way.recipe().equals(Recipe.PUBLISHED) ? "  (published)" : "";
            rows.add(List.of(terms + weight + mark, Figures.fixed(way.recipe().deltaHidden(), 10), verdict(way)));
        }
        out.table(rows);
    }

    private static String verdict(Way way) {
        return way.passes() ? "PASS" : "FAIL";
    }
}
