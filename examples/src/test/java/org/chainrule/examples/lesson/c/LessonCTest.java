package org.chainrule.examples.lesson.c;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.chainrule.core.function.LeakyRelu;
import org.chainrule.core.function.Relu;
import org.chainrule.examples.command.Lessons;
import org.chainrule.examples.lesson.Confirmation;
import org.chainrule.examples.lesson.Toolbox;
import org.junit.jupiter.api.Test;

class LessonCTest {

    @Test
    void theHiddenActivationsOfAllImagesAre209By8AndTheCostIsTheAverage() {
        var forward = ForwardPass.compute();
        assertThat(forward.hiddenShape()).hasToString("209×8");
        assertThat(forward.parameters()).isEqualTo(8 * 4096 + 8 + 8 + 1);
        assertThat(forward.losses()).hasSize(209);
        // 209 logarithms and additions of numbers near 0.7, each off by a few u = 2⁻⁵³ of it
        assertThat(Math.abs(forward.cost() - forward.mean())).isLessThanOrEqualTo(4 * 209 * 0x1p-53);
        assertThat(forward.confirmed()).hasSize(4).allMatch(Confirmation::agrees);
        assertThat(forward.report().passed()).isTrue();
    }

    @Test
    void weightsStartAsSmallRandomNumbersAndBiasesAtZero() {
        var parameters = Images.network().parameters();
        assertThat(parameters.get("hidden1.bias").value().toArray()).containsOnly(0);
        assertThat(parameters.get("output.bias").value().toArray()).containsOnly(0);
        assertThat(Arrays.stream(parameters.get("hidden1.weight").value().toArray())
                        .allMatch(w -> w != 0 && Math.abs(w) < 0.1)) // ten deviations
                .isTrue();
    }

    @Test
    void hiddenUnitsWithEqualWeightsGetEqualGradientsAndStayEqualBitForBit() {
        var symmetry = Symmetry.compute();
        assertThat(symmetry.equal().gradientSpread()).isEqualTo(0);
        assertThat(symmetry.equal().gradientSize()).isGreaterThan(0);
        assertThat(symmetry.equal().spread()).isEqualTo(0);
        assertThat(symmetry.equal().moved()).isGreaterThan(0);
        assertThat(symmetry.random().gradientSpread()).isGreaterThan(0);
        assertThat(symmetry.random().spread()).isGreaterThan(0);
        assertThat(symmetry.equal().confirmed()).hasSize(3).allMatch(Confirmation::agrees);
        assertThat(symmetry.zero().confirmed()).hasSize(3).allMatch(Confirmation::agrees);
    }

    @Test
    void withAllWeightsZeroNothingIsLearnedUpstreamOfTheOutputsBias() {
        var zero = Symmetry.compute().zero();
        assertThat(zero.gradientSize()).isEqualTo(0);
        assertThat(zero.outputWeightGradient()).isEqualTo(0);
        assertThat(zero.outputBiasGradient()).isGreaterThan(0);
        assertThat(zero.moved()).isEqualTo(0);
        assertThat(zero.lossBefore()).isGreaterThanOrEqualTo(zero.lossAfter());
        assertThat(new Relu().slope(0, 0)).isEqualTo(0);
        assertThat(new LeakyRelu(0.1).slope(0, 0)).isEqualTo(0.1);
    }

    @Test
    void deadUnitsAreFoundAndLeakyReluRevivesWhatReluLeavesDead() {
        var dying = DyingRelu.compute();
        assertThat(dying.relu().dead()).isEqualTo(List.of(1, 2, 3, 4, 5, 6, 7, 8));
        assertThat(dying.relu().gradient()).isEqualTo(0);
        assertThat(dying.relu().moved()).isEqualTo(0);
        assertThat(dying.leaky().dead()).isEqualTo(dying.relu().dead());
        assertThat(dying.leaky().gradient()).isGreaterThan(0);
        assertThat(dying.leaky().accuracy()).isGreaterThan(0.95);
        assertThat(dying.leaky().lossAfter()).isLessThan(dying.relu().lossAfter() / 10);
        assertThat(dying.relu().confirmed().agrees()).isTrue();
        assertThat(dying.leaky().confirmed().agrees()).isTrue();
    }

    @Test
    void livingUnitsAreNotCalledDead() {
        var objective = Images.network();
        var plan = objective.plan(Images.scaled(-1, 1));
        plan.forward();
        assertThat(DyingRelu.dead(plan, objective)).isEmpty();
    }

    @Test
    void sigmoidGradientsVanishThroughEightLayersAndReluGradientsDoNot() {
        var vanishing = Vanishing.compute();
        assertThat(vanishing.slopes()).hasSize(9).allMatch(Confirmation::agrees);
        assertThat(vanishing.slopes()).allMatch(slope -> slope.gradient() <= 0.25);
        assertThat(vanishing.sigmoid().norms()).hasSize(Vanishing.LAYERS);
        // Seven layers lie between the two; a sigmoid's slope is at most 1/4 and Xavier's weights keep the size, so
        // about seven
        // quarterings are due. Five leave room for the chance in 16 units.
        assertThat(Vanishing.ratio(vanishing.sigmoid())).isLessThan(StrictMath.pow(0.25, 5));
        assertThat(Vanishing.ratio(vanishing.relu())).isGreaterThan(0.1);
        assertThat(vanishing.sigmoid().report().passed()).isTrue();
        assertThat(vanishing.relu().report().passed()).isTrue();
    }

    @Test
    void rawPixelsSaturateSigmoidsAndKillRelusAndScaledOnesDoNot() {
        var scales = InputScales.compute().scales();
        var raw = scales.get(0);
        assertThat(raw.slope())
                .isLessThan(0.25 / 10); // where the diagnosis calls a unit saturated: a tenth of the steepest
        assertThat(raw.dead()).isEqualTo(8);
        assertThat(scales.subList(1, 4)).allSatisfy(scale -> {
            assertThat(scale.slope()).isGreaterThan(10 * raw.slope());
            assertThat(scale.dead()).isLessThan(8);
            assertThat(scale.lossAfter()).isLessThan(raw.lossAfter());
        });
        double standardised = scales.get(3).lossAfter();
        assertThat(scales).allMatch(scale -> scale.lossAfter() >= standardised);
    }

    @Test
    void aSmallLearningRateIsSlowAndALargeOneOvershoots() {
        var runs = LearningRates.compute().runs();
        var small = runs.get(0);
        var good = runs.get(1);
        var large = runs.get(2);
        double start = good.costs().get(0);
        assertThat(small.costs().get(5)).isGreaterThan(0.99 * start);
        assertThat(good.costs().get(5)).isLessThan(0.2 * start);
        assertThat(good.rises()).isEqualTo(0);
        assertThat(large.rises()).isGreaterThan(0);
        assertThat(large.highest()).isGreaterThan(2 * start);
    }

    @Test
    void theToolboxFindsAllItsGradientsRightOnImages() {
        var sections = Lessons.named("C").sections();
        var toolbox = (Toolbox) sections.get(sections.size() - 1).get();
        assertThat(toolbox.activations())
                .hasSize(6)
                .allMatch(each -> each.report().passed());
        assertThat(toolbox.losses()).hasSize(5).allMatch(each -> each.report().passed());
        assertThat(toolbox.runs()).hasSize(12);
    }
}
