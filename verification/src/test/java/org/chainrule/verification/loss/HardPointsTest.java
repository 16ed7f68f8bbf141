package org.chainrule.verification.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chainrule.core.loss.AbsolutePercentageError;
import org.chainrule.core.loss.BinaryCrossEntropy;
import org.chainrule.core.loss.BinaryCrossEntropyWithLogits;
import org.chainrule.core.loss.BinaryFocal;
import org.chainrule.core.loss.CategoricalFocal;
import org.chainrule.core.loss.CosineDistance;
import org.chainrule.core.loss.CosineEmbedding;
import org.chainrule.core.loss.Dice;
import org.chainrule.core.loss.GaussianNll;
import org.chainrule.core.loss.KlDivergence;
import org.chainrule.core.loss.LogCosh;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.MultiLabelSoftMargin;
import org.chainrule.core.loss.MultiMargin;
import org.chainrule.core.loss.PoissonNll;
import org.chainrule.core.loss.PoissonNllWithRates;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SoftmaxCrossEntropyWithProbabilities;
import org.chainrule.core.loss.SquaredLogarithmicError;
import org.chainrule.core.loss.SquaredMultiMargin;
import org.chainrule.core.loss.Stirling;
import org.chainrule.core.loss.TripletMargin;
import org.chainrule.core.loss.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Points that a search climbed to, from random ones towards the largest error over the condition: at each of them a value or a
 * slope was less accurate than its sheet stated, by up to two ulps. Random points of a short test meet such roundings, all of
 * which go the same way, about once in 10⁵ times.
 */
class HardPointsTest {

    private record Point(Loss loss, Row row) {}

    private static Point point(Loss loss, List<Double> prediction, List<Double> target) {
        return new Point(loss, new Row(prediction, target));
    }

    private static List<Double> row(double... numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    static Stream<Point> points() {
        return Stream.of(
                point(new BinaryFocal(2, 1, 1), row(0.21343305692145526), row(2.7388294106475487E-5)),
                point(new BinaryFocal(2, 1, 1), row(-0.004639937831043466), row(0.07891866423901989)),
                point(new BinaryFocal(0.5, 1, 1), row(0.6710336625595773), row(0.0010455862827452589)),
                point(new BinaryFocal(0.5, 1, 1), row(0.004243810281527718), row(0.1152178339775159)),
                point(new BinaryFocal(5, 1, 1), row(16.488883501020734), row(0.06270101271703249)),
                point(new BinaryFocal(5, 1, 1), row(10.939276203577846), row(0.023985321162980855)),
                point(new BinaryFocal(2, 0.25, 0.75), row(0.0036514178743882186), row(0.11180073525957362)),
                point(new BinaryFocal(2, 0.25, 0.75), row(2.636462055783806), row(0.4563929089586382)),
                point(new CategoricalFocal(2, 0.25), row(-0.23830637689143863, 0.30386030289029736), row(1.0)),
                point(new CategoricalFocal(2, 0.25), row(-0.010678592366178795, 0.5649288823370092), row(1.0)),
                point(
                        new CategoricalFocal(3, 0.75),
                        row(8.894719714421967E-4, -0.0010034398913193077, 0.003194480429444852),
                        row(1.0)),
                point(
                        new CategoricalFocal(3, 0.75),
                        row(-0.6407934080664164, -0.5397185977199381, 0.6641892787984831, 0.030679653958866904),
                        row(0.0)),
                point(
                        new Dice(1e-7),
                        row(0.9485761880171851, 0.3924300425716915),
                        row(0.42706533902971916, 0.2666089042138881)),
                point(
                        new Dice(1e-7),
                        row(1.437028460100578E-4, 5.463322429961191E-6, 6.044784860046551E-6, 2.547322021329662E-4),
                        row(9.469094235757248E-6, 3.0E-323, 0.9999999997242183, 1.975142874767202E-5)),
                point(
                        new Dice(1),
                        row(1.2818132815033648E-5, 4.9349133336895695E-5, 4.359487483974558E-5, 9.437207288380669E-6),
                        row(0.02866629280511805, 8.973026491716095E-6, 9.80184996308355E-4, 3.0E-323)),
                point(new AbsolutePercentageError(), row(-64.14686425675299), row(263.6417542514541)),
                point(new BinaryCrossEntropy(), row(0.25000003513308766), row(0.18853251131623733)),
                point(new BinaryCrossEntropy(), row(0.15917237502039255), row(0.02629107171972707)),
                point(new BinaryCrossEntropyWithLogits(), row(0.5479507801090905), row(0.01213250444124808)),
                point(new BinaryCrossEntropyWithLogits(), row(0.0015001538962152218), row(0.25080284210733145)),
                point(
                        new BinaryCrossEntropyWithLogits(Weights.of(0.3)),
                        row(0.14193355584268158),
                        row(0.46666526789467017)),
                point(
                        new BinaryCrossEntropyWithLogits(Weights.of(2.5)),
                        row(1.3079554218318305E-10),
                        row(0.14335621144403682)),
                point(
                        new CosineDistance(),
                        row(16.0000000000097, -4.26210553779753, 0.5308404360705605, -1.7323679728737165),
                        row(3.303114910064697, -10.373482199061069, 1.2452597174090896, -1.0705962029953269)),
                point(
                        new CosineDistance(0.5),
                        row(0.062436725063173874, -4.907311708686544E-8, -7.999999982404328),
                        row(-0.3649235292174773, -7.999044829119145, 0.24075816036754058)),
                point(
                        new CosineEmbedding(),
                        row(
                                -0.351954812075842,
                                -1.0168459824668148,
                                -0.1037084242232428,
                                7.732707126260591E-5,
                                -0.24820985451625754,
                                -0.4995926947224882),
                        row(1)),
                point(
                        new CosineEmbedding(0.3),
                        row(
                                131.2284348860529,
                                -5.747278837198566,
                                -1.5241967709186777,
                                174.859541230611,
                                0.047356265703385,
                                -184.35147219330713,
                                0.3137655986856759,
                                4562.357461504265),
                        row(-1)),
                point(new GaussianNll(), row(0.34822210004891946, 0.1250061786357923), row(-0.03253489027347692)),
                point(
                        new GaussianNll(),
                        row(0.49999999999991956, 2.1137677060536697E-7, 0.7086985002604178, 2.1319447152796753),
                        row(7.9999667496480455, -1.0000220428400317)),
                point(new KlDivergence(), row(-0.324157834487995), row(0.36770613359350907)),
                point(new LogCosh(), row(1.528413259156565E-8), row(-0.062499994754707425)),
                point(new LogCosh(), row(0.24924213431275466), row(-0.0030331230091261985)),
                point(
                        new MultiLabelSoftMargin(),
                        row(0.37781381168417716, 4.343831726493337, 0.37861111325820596),
                        row(0.03125000000244066, 0.03124999999987471, 0.12495453972870703)),
                point(new MultiLabelSoftMargin(), row(4.1298395655193116E-4), row(0.25213322383435216)),
                point(new MultiMargin(), row(-0.17515127911625258, 0.1250000000021702, 2.873006570542644), row(0)),
                point(new PoissonNll(), row(0.366321565420513), row(1.3254453821321799)),
                point(new PoissonNll(), row(0.366321565420513), row(0.45590799049381187)),
                point(new PoissonNll(Stirling.INCLUDED), row(0.0014217372149318804), row(130.32362529282034)),
                point(new PoissonNllWithRates(0.5, Stirling.INCLUDED), row(0.9027698986681348), row(1.054447053131959)),
                point(new SoftmaxCrossEntropy().smoothed(0.1), row(4.174022776277106, -1.5218010145475599E-6), row(1)),
                point(
                        new SoftmaxCrossEntropyWithProbabilities(),
                        row(-2.8529207724652272E-37, -6.93356379520829E-5, -1.22938306598864E-11),
                        row(1.1319339198255673E-40, 0.5038029424962633, 0.37809403262200764)),
                point(
                        new SoftmaxCrossEntropyWithProbabilities().smoothed(0.1),
                        row(-6.368047640741864, -0.49744121650123546),
                        row(0.5000000216219495, 0.03125004950184738)),
                point(
                        new SoftmaxCrossEntropyWithProbabilities()
                                .weighted(2, 1, 0.5)
                                .smoothed(0.1),
                        row(19.673611407714585, 4.814840484730607E-4, 0.04185553317585487),
                        row(0.9999999688726713, 1.9435206202447946E-8, 8.283775321819287E-10)),
                point(new SquaredLogarithmicError(), row(7.540996606328747E-9), row(1.0049120154483704)),
                point(new SquaredLogarithmicError(), row(2.377594444099352E-6), row(0.03143498642489874)),
                point(
                        new SquaredMultiMargin(),
                        row(-0.08318512094101144, 0.9853675865902587, 0.18528225261380507),
                        row(0)),
                point(
                        new TripletMargin(),
                        row(
                                3.153469485581627E-40,
                                -0.9999545641008449,
                                0.09715795428092366,
                                16.009706757337263,
                                -2.211991166848662,
                                -0.9728783834019958),
                        row()),
                point(
                        new TripletMargin(0.5, 0),
                        row(
                                -44.88621537732082,
                                -300.3705383056832,
                                -108.43315858246649,
                                261.57780245828775,
                                -42.68202628010712,
                                -215.81274460729898),
                        row()));
    }

    /** The angle is 10⁻⁵⁰, which is in an element that a rounding of the other would hide. */
    @Test
    void nearlyParallelRowsKeepTheDigitsOfTheirSmallElements() {
        var row = new Row(row(-3.157384854491836E39, -3.299E-11), row(-6.307431605882753E12, -3.212E-31));
        assertThat(LossAudit.complaints(new CosineDistance(), List.of(row))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("points")
    void theSheetHoldsWhereRoundingsAddUp(Point point) {
        assertThat(LossAudit.complaints(point.loss(), List.of(point.row()))).isEmpty();
    }
}
