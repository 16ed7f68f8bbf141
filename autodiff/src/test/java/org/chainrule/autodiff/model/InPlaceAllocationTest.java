package org.chainrule.autodiff.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.chainrule.autodiff.Allocation;
import org.chainrule.autodiff.network.Network;
import org.chainrule.core.Precision;
import org.chainrule.core.function.Relu;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.loss.OutputLink;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that are read where they lie cost nothing. */
class InPlaceAllocationTest {

    private static final int COLUMNS = 64;
    private static final int ROWS = 256;

    private static Predictor predictor(Precision precision) {
        var network =
                Network.inputs(COLUMNS).dense(40, new Relu()).dense(3).initialised(Initializers.he(), 1, precision);
        return Predictor.of(Model.of(network, OutputLink.IDENTITY));
    }

    /** A portion, several, more than windows are kept for. */
    @ParameterizedTest
    @EnumSource
    void theSameRowsAgainAllocateNothing(Precision precision) {
        var predictor = predictor(precision);
        int most = ROWS * (Windows.KEPT + 3);
        var narrow = new float[COLUMNS * most];
        var wide = new double[COLUMNS * most];
        var narrowResults = new float[3 * most];
        var results = new double[3 * most];
        for (int count : new int[] {1, 200, ROWS, 600, ROWS * Windows.KEPT, most}) {
            assertThat(Allocation.bytes(5, () -> {
                        predictor.predict(narrow, count, narrowResults);
                        predictor.predict(wide, count, results);
                    }))
                    .as("bytes for %d rows", count)
                    .isZero();
        }
    }

    private static Runnable inTurns(Predictor predictor, Precision precision, int arrays) {
        var narrow = new float[arrays][COLUMNS * ROWS];
        var wide = new double[arrays][COLUMNS * ROWS];
        var narrowResults = new float[3 * ROWS];
        var results = new double[3 * ROWS];
        return () -> {
            for (int i = 0; i < arrays; i++) {
                if (precision == Precision.FLOAT32) {
                    predictor.predict(narrow[i], ROWS, narrowResults);
                } else {
                    predictor.predict(wide[i], ROWS, results);
                }
            }
        };
    }

    /** Planted by the ninth array: its window is not kept, so that every call makes one. */
    @ParameterizedTest
    @EnumSource
    void eightArraysInTurnsAllocateNothingAndAWindowForEveryCallWouldBeNoticed(Precision precision) {
        assertThat(Allocation.bytes(10, inTurns(predictor(precision), precision, Windows.KEPT)))
                .isZero();
        assertThat(Allocation.bytes(10, inTurns(predictor(precision), precision, Windows.KEPT + 1)))
                .isPositive();
    }
}
