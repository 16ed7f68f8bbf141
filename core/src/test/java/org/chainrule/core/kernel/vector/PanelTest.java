package org.chainrule.core.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.chainrule.core.kernel.product.DoubleProduct;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A panel has the numbers of the right operand, whatever its strides are, in the places where the tiles look for them. */
class PanelTest {

    private static final long SEED = 20261129;

    private static final int OFFSET = 3;

    private int lanes;

    /** How the right operand lies in its array. */
    private enum Order {
        ROWS,
        COLUMNS,
        /** Neither the terms nor the columns are neighbours. */
        APART
    }

    @BeforeEach
    void needVectors() {
        var refusal = new VectorKernelProvider().refusal();
        assumeTrue(refusal.isEmpty(), () -> "panels: " + refusal.orElse(""));
        lanes = VectorDoubleTile.LANES;
    }

    /** So many terms of so many columns, all different. */
    private static DoubleProduct operand(Order order, int terms, int columns) {
        var g = new DoubleProduct();
        int apart = order == Order.APART ? 2 : 1;
        g.k = terms;
        g.n = columns;
        g.yp = apart * (order == Order.COLUMNS ? 1 : columns);
        g.yj = apart * (order == Order.COLUMNS ? terms : 1);
        g.y = new SplittableRandom(SEED)
                .doubles(OFFSET + (long) apart * terms * columns, -1, 1)
                .toArray();
        return g;
    }

    private static double number(DoubleProduct g, int p, int c) {
        return g.y[OFFSET + p * g.yp + c * g.yj];
    }

    private static VectorDoublePanel panel(int terms, int width) {
        var panel = VectorDoublePanel.aligned(terms, width);
        Arrays.fill(panel.array, Double.NaN);
        return panel;
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void everyNumberOfColumnsAndTerms(Order order) {
        for (int width : new int[] {2 * lanes, 4 * lanes, 8 * lanes}) {
            for (int columns = 1; columns <= width; columns++) {
                for (int terms : new int[] {1, lanes - 1, lanes, lanes + 1, 3 * lanes + 2}) {
                    var g = operand(order, terms, columns);
                    var panel = panel(terms, width);
                    panel.fill(g, OFFSET, columns, terms);
                    for (int p = 0; p < terms; p++) {
                        for (int c = 0; c < columns; c++) {
                            assertThat(panel.array[panel.start + p * width + c])
                                    .as("term %d, column %d of %d×%d, width %d", p, c, terms, columns, width)
                                    .isEqualTo(number(g, p, c));
                        }
                    }
                    assertThat(panel.array[panel.start - 1]).as("before").isNaN();
                    assertThat(panel.array[panel.start + terms * width + lanes * lanes])
                            .as("behind, and behind the square")
                            .isNaN();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void twoVectorsThatMayOverlap(Order order) {
        int width = 2 * lanes;
        for (int columns = lanes; columns <= width; columns++) {
            for (int terms : new int[] {1, lanes - 1, lanes, lanes + 1, 3 * lanes + 2}) {
                var g = operand(order, terms, columns);
                var panel = panel(3 * terms, width);
                int at = terms * width;
                panel.fillTwo(g, OFFSET, columns, terms, at);
                for (int p = 0; p < terms; p++) {
                    for (int c = 0; c < width; c++) {
                        int column = c < lanes ? c : columns - width + c;
                        assertThat(panel.array[panel.start + at + p * width + c])
                                .as("term %d, place %d of %d×%d", p, c, terms, columns)
                                .isEqualTo(number(g, p, column));
                    }
                }
                assertThat(panel.array[panel.start + at - 1]).as("before").isNaN();
                assertThat(panel.array[panel.start + at + terms * width])
                        .as("behind")
                        .isNaN();
            }
        }
    }

    @Test
    void severalPanelsOfNeighbours() {
        int width = 2 * lanes;
        for (int panels = 0; panels <= 4; panels++) {
            int terms = 5;
            var g = operand(Order.ROWS, terms, panels * width + 1);
            var panel = panel(panels * terms, width);
            panel.fillWhole(g, OFFSET, panels, terms);
            for (int p = 0; p < terms; p++) {
                for (int c = 0; c < panels * width; c++) {
                    int at = panel.start + c / width * terms * width + p * width + c % width;
                    assertThat(panel.array[at])
                            .as("term %d, column %d of %d panels", p, c, panels)
                            .isEqualTo(number(g, p, c));
                }
            }
            assertThat(panel.array[panel.start + panels * terms * width]).isNaN();
        }
    }

    @Test
    void aPanelKnowsWhatItHolds() {
        for (int terms = 1; terms < 20; terms++) {
            var panel = VectorDoublePanel.aligned(terms, 2 * lanes);
            assertThat(panel.holds(terms)).isTrue();
            assertThat(panel.holds(terms + 1)).isFalse();
            assertThat(new VectorDoublePanel(terms, 2 * lanes).holds(terms)).isTrue();
        }
    }

    /** A panel, its square, and another of the same size behind them. */
    @Test
    void thereIsRoomForAnother() {
        for (int terms : new int[] {1, 100, 5000}) {
            int width = 4 * lanes;
            var panel = VectorDoublePanel.aligned(terms, width);
            var next = panel.next(terms, width);
            assertThat(next.array).isSameAs(panel.array);
            assertThat(next.start).isEqualTo(panel.start + terms * width + lanes * lanes);
            assertThat(next.array.length).isGreaterThanOrEqualTo(next.start + terms * width + lanes * lanes);
            assertThat(new VectorDoublePanel(terms, width).array).hasSize(terms * width + lanes * lanes);
        }
    }

    /** So that no vector lies across a line of the cache. */
    @Test
    void aSmallPanelTakesHalfARegionOfTheHeap() {
        long region = 1 << 20;
        while (region < 32 << 20 && region * 2048 < Runtime.getRuntime().maxMemory()) {
            region *= 2;
        }
        var panel = VectorDoublePanel.aligned(2, 2 * lanes);
        assertThat((long) panel.array.length * Double.BYTES).isEqualTo(region / 2);
        assertThat((16 + panel.start * Double.BYTES) % 64).isZero();
        int terms = panel.array.length;
        assertThat(VectorDoublePanel.aligned(terms, 1).array).hasSizeGreaterThan(2 * terms);
    }

    @Test
    void behindAPanelIsSoMuchRoomAsIsAskedFor() {
        int behind = 1 << 23; // more than half a region
        int numbers = VectorDoublePanel.size(behind / lanes, lanes);
        var panel = VectorDoublePanel.aligned(2, 2 * lanes, numbers);
        assertThat(panel.next(behind / lanes, lanes).holds(behind / lanes)).isTrue();
        assertThatThrownBy(() -> panel.next(behind / lanes + 1, lanes)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aColumnInAnotherPlaceIsNoticed() {
        var g = operand(Order.ROWS, 2, lanes);
        var panel = panel(2, 2 * lanes);
        panel.fill(g, OFFSET + 1, lanes - 1, 2);
        assertThat(panel.array[panel.start]).isNotEqualTo(number(g, 0, 0)).isEqualTo(number(g, 0, 1));
    }
}
