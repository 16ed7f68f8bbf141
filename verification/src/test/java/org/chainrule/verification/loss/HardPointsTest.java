package org.chainrule.verification.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chainrule.core.loss.BinaryFocal;
import org.chainrule.core.loss.CategoricalFocal;
import org.chainrule.core.loss.Dice;
import org.chainrule.core.loss.Loss;
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
                        row(0.02866629280511805, 8.973026491716095E-6, 9.80184996308355E-4, 3.0E-323)));
    }

    @ParameterizedTest
    @MethodSource("points")
    void theSheetHoldsWhereRoundingsAddUp(Point point) {
        assertThat(LossAudit.complaints(point.loss(), List.of(point.row()))).isEmpty();
    }
}
