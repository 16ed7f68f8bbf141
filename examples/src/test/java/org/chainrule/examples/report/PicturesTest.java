package org.chainrule.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class PicturesTest {

    @Test
    void linearAxisEndsAtRoundNumbers() {
        var ticks = Ticks.linear(0.13, 0.97, 5);
        assertThat(ticks.marks().stream().map(Ticks::label)).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
        assertThat(ticks.position(0.5)).isEqualTo(0.5);
        assertThat(ticks.position(7)).isEqualTo(1);
    }

    @Test
    void logarithmicAxisGivesEqualRatiosEqualSteps() {
        var ticks = Ticks.logarithmic(0.01, 1);
        assertThat(ticks.low()).isEqualTo(0.01);
        assertThat(ticks.high()).isEqualTo(1);
        assertThat(ticks.position(0.1)).isEqualTo(0.5);
    }

    @Test
    void axesOfOnePointHaveASpan() {
        assertThat(Ticks.counting(1, 1, 6).high()).isEqualTo(2);
        assertThat(Ticks.linear(3, 3, 5).high())
                .isGreaterThan(Ticks.linear(3, 3, 5).low());
        assertThat(Ticks.linear(0, 0, 5).high()).isPositive();
        assertThat(Ticks.logarithmic(1, 1).high()).isGreaterThan(1);
    }

    @Test
    void minusSignsOfLabelsAreMinusSigns() {
        assertThat(Ticks.label(-0.5)).isEqualTo("−0.5");
    }

    @Test
    void curveLeavesOutWhatIsNotFinite() {
        var chart = new LineChart(
                "id", "Loss", "loss", LineChart.Axis.RATIO, List.of(LineChart.series("a", 3, Double.NaN, 1)));
        var points = Jsoup.parse(chart.markup()).select("polyline").attr("points");
        assertThat(points.split(" ")).hasSize(2);
        assertThat(points).doesNotContain("NaN");
    }

    @Test
    void chartWithoutPointsIsRefused() {
        assertThatThrownBy(() -> new LineChart("id", "Loss", "loss", LineChart.Axis.RATIO, List.of()))
                .hasMessageContaining("found no points");
    }

    @Test
    void sixCurvesDifferInMarkAndDash() {
        var series = new ArrayList<LineChart.Series>();
        for (int i = 1; i <= LineChart.MOST; i++) {
            series.add(LineChart.series("curve " + i, i, 10.0 / i, 1));
        }
        var svg = Jsoup.parse(new LineChart("id", "Loss", "loss", LineChart.Axis.RATIO, series).markup());
        var dashes = new HashSet<String>();
        var shapes = new HashSet<String>();
        for (int i = 1; i <= LineChart.MOST; i++) {
            var dash = Pattern.compile("\\.curve" + i + "\\{stroke:[^;}]*;?([^}]*)}")
                    .matcher(Stylesheet.TEXT);
            assertThat(dash.find()).isTrue();
            dashes.add(dash.group(1));
            var marks = svg.select("path.mark.curve" + i).eachAttr("d");
            assertThat(marks).as("one in the legend, some on the curve").hasSizeGreaterThan(1);
            shapes.add(marks.get(0).replaceAll("[-\\d. ]", ""));
        }
        assertThat(dashes).hasSize(LineChart.MOST);
        assertThat(shapes).hasSize(LineChart.MOST);
        assertThat(svg.select("text").eachText()).contains("curve 1", "curve 6");
        series.add(LineChart.series("one too many", 1));
        assertThatThrownBy(() -> new LineChart("id", "Loss", "loss", LineChart.Axis.RATIO, series))
                .hasMessageContaining("7 curves");
    }

    @Test
    void textIsEscaped() {
        var svg = new Svg("id", 10, 10, "a < b & \"c\"", "d")
                .text(1, 1, "<script>")
                .markup();
        assertThat(svg)
                .contains("a &lt; b &amp; &quot;c&quot;")
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
    }

    /** The area of {@code x + y ≥ 4} in a square of side 8 is 64 − 4·4/2 = 56; the field is linear, so nothing is lost. */
    @Test
    void contourOfALinearFieldHasItsExactArea() {
        int cells = 8;
        var field = new double[(cells + 1) * (cells + 1)];
        for (int row = 0; row <= cells; row++) {
            for (int column = 0; column <= cells; column++) {
                field[row * (cells + 1) + column] = row + column - 4;
            }
        }
        assertThat(area(new Contour(field, cells, 0, 0, 1).path())).isEqualTo(56);
        field[0] = 1; // a corner that should be outside
        assertThat(area(new Contour(field, cells, 0, 0, 1).path())).isNotEqualTo(56);
    }

    /** Shoelace formula over every closed part of a path. */
    private static double area(String path) {
        double total = 0;
        for (String part : path.split("Z")) {
            double x = 0;
            double y = 0;
            double firstX = 0;
            double firstY = 0;
            double twice = 0;
            var words = Pattern.compile("([MLHV])(-?[\\d.]+)(?: (-?[\\d.]+))?").matcher(part);
            while (words.find()) {
                char command = words.group(1).charAt(0);
                double a = Double.parseDouble(words.group(2));
                double newX = command == 'V' ? x : a;
                double newY = command == 'V' ? a : command == 'H' ? y : Double.parseDouble(words.group(3));
                if (command == 'M') {
                    firstX = newX;
                    firstY = newY;
                } else {
                    twice += x * newY - newX * y;
                }
                x = newX;
                y = newY;
            }
            twice += x * firstY - firstX * y;
            total += Math.abs(twice) / 2;
        }
        return total;
    }
}
