package org.chainrule.examples.lesson.a;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.chainrule.core.Figures;
import org.chainrule.examples.lesson.Confirmation;
import org.junit.jupiter.api.Test;

class LessonATest {

    @Test
    void oneSampleGivesProbabilitiesThatSumToOneAndALossThatIsMinusTheLogarithmOfTheRightOne() {
        var sample = OneSample.compute();
        double[] p = sample.value("p").toArray();
        assertThat(p).hasSize(3);
        assertThat(Arrays.stream(p).allMatch(each -> each > 0 && each < 1)).isTrue();
        assertThat(Math.abs(Arrays.stream(p).sum() - 1)).isLessThanOrEqualTo(4 * 0x1p-53); // three quotients, two sums
        assertThat(sample.value("loss").get(0)).isEqualTo(-StrictMath.log(p[2]));
        assertThat(sample.value("z1").toArray())
                .satisfies(z -> assertThat(Figures.fixed(z[3], 2)).isEqualTo("0.55"));
    }

    @Test
    void theGradientAtTheLogitsIsProbabilityMinusLabelAndEveryWeightsIsConfirmed() {
        var sample = OneSample.compute();
        double[] label = {0, 0, 1};
        for (int j = 0; j < 3; j++) {
            // a few roundings of numbers below 4
            assertThat(Math.abs(
                            sample.gradient("z2").get(j) - (sample.value("p").get(j) - label[j])))
                    .isLessThanOrEqualTo(16 * 0x1p-53);
        }
        assertThat(sample.confirmed()).hasSize(8 + 4 + 12 + 3).allMatch(Confirmation::agrees);
    }

    @Test
    void theUpdateStepsAgainstTheGradientAndLowersTheLossOfTheSample() {
        var sample = OneSample.compute();
        double[] before = sample.value("W2").toArray();
        double[] gradient = sample.gradient("W2").toArray();
        double[] after = sample.plan().parameters().get("W2").value().toArray();
        for (int i = 0; i < before.length; i++) {
            assertThat(Math.abs(after[i] - (before[i] - 0.1 * gradient[i]))).isLessThanOrEqualTo(2 * 0x1p-53);
        }
        assertThat(sample.lossAfter()).isLessThan(sample.value("loss").get(0));
    }

    @Test
    void aSigmoidOutputDecidesAtOneHalfWithOneUpdatePerSample() {
        var classes = TwoClasses.compute();
        assertThat(classes.updates()).isEqualTo(200 * 40);
        assertThat(classes.after()).isGreaterThan(0.97).isGreaterThan(classes.before());
        assertThat(classes.samples()).allSatisfy(sample -> {
            assertThat(sample.decision()).isEqualTo(sample.probability() > 0.5 ? 1 : 0);
            double right = sample.label() == 1 ? sample.probability() : 1 - sample.probability();
            // log1p(−p) in one, log(1 − p) in the other: 1 − p is off by u, and so is its logarithm, near p = 0
            assertThat(Math.abs(sample.loss() + StrictMath.log(right))).isLessThanOrEqualTo(8 * 0x1p-53);
        });
        assertThat(classes.confirmed()).hasSize(4).allMatch(Confirmation::agrees);
    }

    @Test
    void anEpochHasOneUpdatePerSampleOrPerBatchAndIsWatchedOnBothParts() {
        var epochs = Epochs.compute();
        assertThat(epochs.rows()).containsExactly(210, 45, 45);
        assertThat(epochs.report().passed()).isTrue();
        assertThat(epochs.runs()).extracting(Epochs.Run::batch).containsExactly(1, 16, 210);
        assertThat(epochs.runs())
                .extracting(run -> run.history().epochs().get(0).iterations())
                .containsExactly(210, 14, 1);
        assertThat(epochs.runs())
                .allSatisfy(run -> assertThat(run.history().epochs()).allSatisfy(epoch -> {
                    assertThat(epoch.validationLoss()).isPresent();
                    assertThat(epoch.trainingMeasures()).containsKey("accuracy");
                    assertThat(epoch.validationMeasures()).containsKey("accuracy");
                }));
        assertThat(epochs.runs().get(0).test()).isGreaterThan(0.95);
    }

    @Test
    void theChangeIsProportionalToTheLearningRate() {
        var drastic = Drastic.compute();
        for (int i = 1; i < drastic.steps().size(); i++) {
            double ratio =
                    drastic.steps().get(i).change() / drastic.steps().get(i - 1).change();
            // the change is a difference of weights up to 4, so the smallest, 1.4e-3, is known to 195·2u·4/1.4e-3 at
            // worst
            assertThat(Math.abs(ratio - 10)).isLessThanOrEqualTo(10 * 2 * 195 * 2 * 0x1p-53 * 4 / 1.4e-3);
            assertThat(drastic.steps().get(i).own())
                    .isLessThan(drastic.steps().get(i - 1).own());
        }
        assertThat(drastic.steps().get(4).others())
                .isGreaterThan(drastic.steps().get(0).others());
    }

    @Test
    void aStackOfLinearLayersIsOneLinearLayerWithinTheRoundingBound() {
        var collapse = LinearCollapse.compute();
        assertThat(collapse.withinBound()).isTrue();
        assertThat(collapse.deviation()).isGreaterThan(0).isLessThanOrEqualTo(collapse.bound());
        assertThat(collapse.slopes()).hasSize(2).allMatch(Confirmation::agrees);
        for (int i = 0; i < 2; i++) {
            assertThat(Math.abs(
                            collapse.slopes().get(i).gradient() - collapse.a().get(0, i)))
                    .isLessThanOrEqualTo(collapse.bound());
        }
        assertThat(collapse.linearGap()).isLessThanOrEqualTo(collapse.gapBound());
    }

    @Test
    void oneReluBreaksTheCollapseByFarMoreThanRounding() {
        var collapse = LinearCollapse.compute();
        assertThat(collapse.reluGap()).isGreaterThan(1e6 * collapse.gapBound());
    }

    @Test
    void theInputGradientIsConfirmedAtThePixelsThatMatterMost() {
        var saliency = Saliency.compute();
        assertThat(saliency.gradient()).hasSize(64);
        assertThat(saliency.confirmed()).hasSize(5).allMatch(Confirmation::agrees);
        double largest = Arrays.stream(saliency.gradient()).map(Math::abs).max().orElseThrow();
        assertThat(Math.abs(saliency.confirmed().get(0).gradient())).isEqualTo(largest);
    }

    @Test
    void theGradientSignFoolsTheNetworkAndChanceOfTheSameSizeDoesNot() {
        var adversarial = Adversarial.compute();
        assertThat(adversarial.seenBefore()).isEqualTo(adversarial.digit());
        assertThat(adversarial.seenAfter()).isNotEqualTo(adversarial.digit());
        assertThat(adversarial.probabilityAfter()).isLessThan(adversarial.probabilityBefore());
        for (int i = 0; i < 64; i++) {
            assertThat(adversarial.after()[i]).isBetween(0.0, 1.0);
            assertThat(Math.abs(adversarial.after()[i] - adversarial.before()[i]))
                    .isLessThanOrEqualTo(Adversarial.EPSILON + 0x1p-53);
        }
        assertThat(adversarial.slope().agrees()).isTrue();
        var attack = adversarial.attacks().get(2);
        assertThat(attack.epsilon()).isEqualTo(0.1);
        assertThat(attack.gradient()).isLessThan(0.3);
        assertThat(attack.chance()).isGreaterThan(0.9);
    }
}
