package org.chainrule.examples.lesson.d;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.chainrule.core.Figures;
import org.chainrule.core.function.Relu;
import org.chainrule.examples.lesson.Confirmation;
import org.junit.jupiter.api.Test;

class LessonDTest {

    /**
     * Roundings of the arithmetic of one example: fewer than 32 operations, each off by at most u = 2⁻⁵³ of its result, and
     * none of them subtracts numbers that are nearly equal.
     */
    private static final double RELATIVE = 32 * 0x1p-53;

    private static JsonNode golden() throws IOException {
        try (var stream =
                Files.newInputStream(Path.of("../verification/src/test/resources/golden/worked_example.json"))) {
            return new ObjectMapper().readTree(stream);
        }
    }

    private static JsonNode named(String list, String key, String name) throws IOException {
        return StreamSupport.stream(golden().get(list).spliterator(), false)
                .filter(node -> node.get(key).asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double[] numbers(JsonNode node) {
        var values = new double[node.isArray() ? node.size() : 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.parseDouble((node.isArray() ? node.get(i) : node).asText());
        }
        return values;
    }

    private static void equal(double[] found, double[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(Math.abs(found[i] - expected[i])).isLessThanOrEqualTo(RELATIVE * Math.abs(expected[i]));
        }
    }

    private static double[] list(double... values) {
        return values;
    }

    @Test
    void thePublishedRecipeGivesThePublishedDigitsToTheLast() throws IOException {
        var r = Recipe.PUBLISHED;
        printed("net_h1", 1, r.net());
        printed("h1", 7, r.hidden());
        printed("delta_o", 3, r.deltaOutput());
        printed("change_h1_o", 9, r.changeToOutput());
        printed("w_h1_o_new", 7, r.weightToOutput());
        printed("weights_h_o_after", 7, r.weightsBack());
        printed("delta_h1", 8, r.deltaHidden());
        printed("changes_i_h1", 10, r.changes());
        printed("w_i_h1_new", 7, r.weights());
        assertThat(PublishedArithmetic.list(r.carriedBack(), 7))
                .isEqualTo("(0.1539432, 0.0960000, 0.0192000, 0.1152000)");
        assertThat(Figures.fixed(Arrays.stream(r.carriedBack()).sum(), 7)).isEqualTo("0.3843432");
        assertThat(PublishedArithmetic.list(r.weighted(), 1)).isEqualTo("(0.5, 3.6, -1.5)");
    }

    /** Rounded to the digits the source prints, equal to what it prints; unrounded, equal to the exact figure. */
    private static void printed(String step, int digits, double... found) throws IOException {
        var entry = named("steps_source_convention", "step", step);
        double[] published = numbers(entry.get("printed_in_source"));
        for (int i = 0; i < found.length; i++) {
            assertThat(Figures.fixed(found[i], digits)).as(step).isEqualTo(Figures.fixed(published[i], digits));
        }
        equal(found, numbers(entry.get("double")));
    }

    @Test
    void eachOfTheFourWaysToDoTheSumGivesItsGoldenFigures() throws IOException {
        variant("source", Recipe.PUBLISHED);
        variant("all_weights_old", new Recipe(Recipe.Terms.ALL_FOUR, Recipe.Weight.BEFORE_UPDATE));
        variant("own_weight_updated", new Recipe(Recipe.Terms.OWN, Recipe.Weight.AFTER_UPDATE));
        variant("true_backprop", Recipe.BACKPROPAGATION);
    }

    private static void variant(String name, Recipe recipe) throws IOException {
        var golden = named("variants", "variant", name);
        equal(list(recipe.deltaHidden()), numbers(golden.get("delta_h1")));
        equal(recipe.changes(), numbers(golden.get("changes_i_h1")));
        equal(recipe.weights(), numbers(golden.get("w_i_h1_new")));
    }

    @Test
    void theLibrarysGraphGivesTheFiguresOfTrueBackpropagation() throws IOException {
        var golden = named("variants", "variant", "true_backprop");
        var figures = TrueFigures.compute();
        var example = figures.example();
        equal(list(example.output()), list(0.6));
        equal(list(example.deltaOutput()), list(0.192));
        equal(list(example.deltaHidden()), numbers(golden.get("delta_h1")));
        equal(example.updatedWeightsIntoHidden(), numbers(golden.get("w_i_h1_new")));
        assertThat(Figures.fixed(example.deltaHidden(), 17)).isEqualTo("0.00988543475339881");
        assertThat(PublishedArithmetic.list(example.updatedWeightsIntoHidden(), 10))
                .isEqualTo("(0.5000988543, 1.2002965630, -0.2995057283)");
        assertThat(Figures.fixed(example.updatedWeightToOutput(), 7)).isEqualTo("0.8017873");
        assertThat(figures.weights()).hasSize(3).allMatch(Confirmation::agrees);
        assertThat(figures.toOutput()).hasSize(1).allMatch(Confirmation::agrees);
    }

    @Test
    void theCheckFailsThePublishedRecipeAndBothHalfRepairsAndPassesBackpropagation() {
        var judgement = Judgement.compute();
        assertThat(judgement.ways()).hasSize(4);
        for (var way : judgement.ways()) {
            boolean right = way.recipe().equals(Recipe.BACKPROPAGATION);
            assertThat(way.passes()).as(way.recipe().toString()).isEqualTo(right);
            assertThat(way.weights()).allMatch(weight -> weight.agrees() == right);
        }
        assertThat(judgement.toOutput().agrees()).isTrue();
    }

    @Test
    void theForwardExerciseAcceptsTheRightAnswerAndRemarksOnAWrongOne() {
        var exercise = ForwardExercise.compute().exercise();
        assertThat(exercise.accepts(0.9308616, 0.8175745, 0.6899745, 0.4013123, 0.4970484))
                .isTrue();
        assertThat(exercise.remarks(0.9308616, 0.8175745, 0.6899745, 0.4013123, 0.4970494))
                .singleElement()
                .asString()
                .startsWith("o: ");
        assertThat(exercise.remarks(0.93)).singleElement().asString().contains("5 are asked for");
        assertThat(exercise.accepts(Double.NaN, 0.8175745, 0.6899745, 0.4013123, 0.4970484))
                .isFalse();
    }

    @Test
    void deltaFallsLikeTheSquareOfTheDistanceToTheLabelAndIsLargestAtOneThird() {
        var nearing = NearingTheLabel.compute();
        assertThat(nearing.exercise().accepts(0.192, 0.018, 0.000198)).isTrue();
        assertThat(nearing.exercise().accepts(0.192, 0.18, 0.000198)).isFalse();
        double largest = nearing.points().stream()
                .mapToDouble(NearingTheLabel.Point::delta)
                .max()
                .orElseThrow();
        for (var point : nearing.points()) {
            double a = point.activation();
            // net_o = log(a/(1 − a)) is off by ulps of its size, up to 9.2, and a(1 − a) amplifies them less than 1/(1
            // − a).
            assertThat(Math.abs(point.delta() - 2 * a * (1 - a) * (1 - a)))
                    .isLessThanOrEqualTo(32 * 0x1p-53 * 10 * a * (1 - a));
            assertThat(point.confirmed().agrees()).isTrue();
            assertThat(point.delta() == largest).isEqualTo(a == 1 / 3.0);
        }
    }

    @Test
    void withReluInsteadOfTheSigmoidTheStepIsTheWholeUpstream() {
        var exercise = ReluExercise.compute();
        equal(list(exercise.example().hidden()), list(2.6));
        equal(list(exercise.example().deltaHidden()), list(0.1536));
        assertThat(exercise.exercise().accepts(2.6, 0.1536, 0.501536, 1.204608, -0.29232))
                .isTrue();
        assertThat(exercise.weights()).hasSize(3).allMatch(Confirmation::agrees);
        assertThat(new Relu().slope(0, 0)).isEqualTo(0);
        assertThat(ReluExercise.drawing()).hasSize(8).allMatch(line -> line.length() <= 100);
    }

    @Test
    void allChangesAreTheLearningRateTimesDeltaTimesActivation() {
        var changes = AllChanges.compute();
        var network = changes.network();
        double[] v = {0.8, -1.2, 0.5, -0.3};
        for (int j = 0; j < 4; j++) {
            double h = network.hidden()[j];
            equal(list(network.changesToOutput(0.01).get(j)), list(0.01 * network.deltaOutput() * h));
            equal(list(network.deltaHidden()[j]), list(network.deltaOutput() * v[j] * h * (1 - h)));
            for (int i = 0; i < 3; i++) {
                double x = new double[] {1, 3, 5}[i];
                equal(list(network.changesIntoHidden(0.01).get(3 * j + i)), list(0.01 * network.deltaHidden()[j] * x));
            }
        }
        assertThat(changes.toOutput()).hasSize(4).allMatch(Confirmation::agrees);
        assertThat(changes.intoHidden()).hasSize(12).allMatch(Confirmation::agrees);
        assertThat(changes.exerciseToOutput().accepts(0.00234081, 0.00205593, 0.00173506, 0.00100917))
                .isTrue();
        assertThat(changes.exerciseToOutput().accepts(-0.00234081, 0.00205593, 0.00173506, 0.00100917))
                .isFalse();
    }

    @Test
    void theChangeGrowsInProportionToTheLearningRate() {
        var fast = HowFast.compute();
        for (int i = 1; i < fast.rates().size(); i++) {
            equal(list(fast.changes().get(i)), list(10 * fast.changes().get(i - 1)));
            assertThat(fast.losses().get(i)).isLessThan(fast.losses().get(i - 1));
        }
        assertThat(fast.exercise().accepts(0.000234081, 0.002340810, 0.023408101))
                .isTrue();
    }

    @Test
    void theGradientsOfNetworksOfAnyShapeAreConfirmed() {
        var nets = AnyShape.compute().nets();
        assertThat(nets).hasSize(6).allMatch(net -> net.report().passed());
        assertThat(nets).extracting(AnyShape.Net::shape).contains("3-4-1", "1-1-1-1-1-1", "5-16-4-16-3");
        assertThat(nets.get(0).parameters()).isEqualTo(3 * 4 + 4 + 4 + 1);
    }

    @Test
    void differentInitialWeightsEndInDifferentMinimaOfDifferentDepth() {
        var descents = LocalMinima.compute().descents();
        assertThat(descents).extracting(LocalMinima.Descent::valley).containsExactly("rise", "fall", "level", "rise");
        assertThat(descents.get(0).loss()).isLessThan(descents.get(2).loss());
        assertThat(descents.get(2).loss()).isLessThan(descents.get(1).loss());
        for (var descent : descents) {
            assertThat(descent.gradients()).hasSize(2).allMatch(Confirmation::agrees);
            assertThat(descent.loss()).isLessThan(descent.startLoss());
            for (var way : List.of(list(1, 0), list(-1, 0), list(0, 1), list(0, -1))) { // a minimum: higher all around
                assertThat(LocalMinima.loss(descent.weight() + 0.2 * way[0], descent.bias() + 0.2 * way[1]))
                        .isGreaterThan(descent.loss());
            }
        }
    }

    @Test
    void accumulatingFortyEightRowsIsTheUpdateOfABatchOfFortyEight() {
        var companions = Companions.compute();
        var accumulated = companions.accumulated();
        assertThat(accumulated.iterations()).isEqualTo(2);
        assertThat(accumulated.deviation()).isLessThanOrEqualTo(accumulated.bound());
        assertThat(companions.runs())
                .extracting(Companions.Run::rule)
                .containsExactly("sgd", "momentum", "rmsprop", "adam");
        assertThat(companions.runs())
                .allSatisfy(run -> assertThat(run.losses().get(3))
                        .isLessThan(companions.runs().get(0).losses().get(0)));
        assertThat(companions.runs().subList(1, 4))
                .allSatisfy(run -> assertThat(run.losses().get(3))
                        .isLessThan(companions.runs().get(0).losses().get(3)));
    }

    @Test
    void aTrainingStopsInThreeWaysAndTheIdentityOutputReachesBelowZero() {
        var stop = WhenToStop.compute();
        assertThat(stop.byEpochs().epochs()).hasSize(30);
        assertThat(stop.byValidation().reason()).hasToString("PATIENCE");
        assertThat(stop.byConvergence().reason()).hasToString("TOLERANCE");
        var sigmoid = stop.outputs().get(0);
        var identity = stop.outputs().get(1);
        assertThat(sigmoid.predictions()).allMatch(y -> y >= 0);
        assertThat(identity.predictions().get(0)).isLessThan(-0.9);
        assertThat(identity.error()).isLessThan(sigmoid.error() / 10);
    }
}
