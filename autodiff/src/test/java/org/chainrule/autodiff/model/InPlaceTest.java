package org.chainrule.autodiff.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.network.Network;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.Relu;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.OutputLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that are read where they lie are nobody's but the caller's afterwards. */
class InPlaceTest {

    private static final int COLUMNS = 64;
    private static final int ROWS = 256;

    /** One layer: its product is the last thing the kernels see. Two: it is not. */
    private static List<Network> networks(Precision precision) {
        return List.of(
                Network.inputs(COLUMNS).dense(3).initialised(Initializers.he(), 1, precision),
                Network.inputs(COLUMNS).dense(40, new Relu()).dense(3).initialised(Initializers.he(), 1, precision));
    }

    @ParameterizedTest
    @EnumSource
    void noArrayOutlivesItsOwnersInterest(Precision precision) {
        for (String kernels : UsableKernels.names()) {
            for (Network network : networks(precision)) {
                var predictor = Predictor.of(Model.of(network, OutputLink.IDENTITY), KernelChoice.of(kernels, 1));
                for (var array : predicted(predictor)) {
                    assertThat(isCollected(array))
                            .as("%s, %s", network, kernels)
                            .isTrue();
                }
                assertThat(predictor.outputs())
                        .as("the predictor is still there")
                        .isEqualTo(3);
            }
        }
    }

    /** The arrays of two calls, which nobody has any more when this returns. */
    private static List<WeakReference<Object>> predicted(Predictor predictor) {
        var narrow = new float[COLUMNS * ROWS];
        var wide = new double[COLUMNS * ROWS];
        var narrowResults = new float[3 * ROWS];
        var results = new double[3 * ROWS];
        predictor.predict(narrow, ROWS, narrowResults);
        predictor.predict(wide, ROWS, results);
        return List.of(
                new WeakReference<>(narrow),
                new WeakReference<>(wide),
                new WeakReference<>(narrowResults),
                new WeakReference<>(results));
    }

    private static boolean isCollected(WeakReference<Object> array) {
        for (int i = 0; i < 20 && !array.refersTo(null); i++) {
            System.gc();
        }
        return array.refersTo(null);
    }

    @Test
    void aWindowIsFoundByItsArrayAndItsPlace() {
        var windows = new Windows(2, 3);
        var narrow = new float[12];
        var wide = new double[12];
        var made = new ArrayList<Matrix>();
        made.add(windows.on(narrow, 0));
        made.add(windows.on(narrow, 6));
        made.add(windows.on(narrow.clone(), 6));
        made.add(windows.on(wide, 0));
        made.add(windows.on(wide, 6));
        made.add(windows.on(wide.clone(), 6));
        assertThat(made).doesNotHaveDuplicates();
        assertThat(windows.on(narrow, 6)).isSameAs(made.get(1));
        assertThat(windows.on(wide, 0)).isSameAs(made.get(3));
        narrow[8] = 5;
        assertThat(made.get(1).get(0, 2)).isEqualTo(5);
        assertThat(made.get(1).rows()).isEqualTo(2);
    }
}
