package org.chainrule.autodiff.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.autodiff.network.Network;
import org.chainrule.core.Precision;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.io.FileException;
import org.chainrule.core.io.SafeTensors;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.KernelProvider;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.core.loss.OutputLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lanes are made once and used again; and the places in a predictor where one number more or less decides. */
class LanesTest {

    private static final List<String> CLASSES = List.of("a", "b", "c");

    /** The reproducible kernels, and a count of who asked for them: every lane asks once. */
    private static final class Counting implements KernelProvider {

        private final KernelProvider java = KernelChoice.reproducible().provider();
        private int asked;

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Optional<String> refusal() {
            return Optional.empty();
        }

        @Override
        public int rank() {
            return 0;
        }

        @Override
        public String description() {
            return "counts";
        }

        @Override
        public Kernels kernels(Precision precision, int threads) {
            asked++;
            return java.kernels(precision, threads);
        }
    }

    private static Model model() {
        var network = Network.inputs(2).dense(3).initialised(Initializers.constant(0), 1);
        return Model.of(network, OutputLink.IDENTITY).classes(CLASSES).columns(List.of("height", "width"));
    }

    @Test
    void aPredictorMakesOneLanePerBatchSize() {
        var counting = new Counting();
        var predictor = Predictor.of(model(), new KernelChoice(counting, 1, "counting"));
        for (int round = 0; round < 3; round++) {
            for (int rows = 1; rows <= 4; rows++) {
                predictor.predict(new double[2 * rows], rows, new double[3 * rows]);
            }
        }
        assertThat(counting.asked).isEqualTo(4);
    }

    @Test
    void aPoolKeepsSixtyFourLanesAndGivesNoneToTwo() {
        var made = new ArrayList<Lane>();
        var model = model();
        var pool = new LanePool(5, () -> {
            var lane = new Lane(model, model.network().parameters(), KernelChoice.reproducible(), 5);
            made.add(lane);
            return lane;
        });
        assertThat(pool.rows()).isEqualTo(5);
        for (int round = 1; round <= 2; round++) {
            var taken = Collections.newSetFromMap(new IdentityHashMap<Lane, Boolean>());
            for (int i = 0; i < 65; i++) {
                taken.add(pool.take());
            }
            assertThat(taken).hasSize(65);
            assertThat(made).as("the 65th is not kept").hasSize(64 + round);
            taken.forEach(pool::giveBack);
        }
    }

    @Test
    void ofEqualResultsTheFirstIsNamedAndOneHalfIsClassZero() {
        var predictor = Predictor.of(model());
        assertThat(predictor.classOf(new double[] {9, 1, 2, 2}, 1)).isEqualTo(1);
        assertThat(predictor.classNames()).isEqualTo(CLASSES);
        var one = Network.inputs(1).dense(1).initialised(Initializers.constant(0), 1);
        var binary = Predictor.of(Model.of(one, OutputLink.SIGMOID).classes(List.of("no", "yes")));
        assertThat(binary.classOf(new double[] {0.5}, 0)).isZero();
        assertThat(binary.classOf(new double[] {Math.nextUp(0.5)}, 0)).isOne();
    }

    @Test
    void aRowOfAnotherLengthIsRefusedWithTheNamesThereAre() {
        assertThatThrownBy(() -> Predictor.of(model()).predict(1, 2, 3))
                .hasMessage("predict: found a row of 3 numbers but the network takes 2: height, width");
    }

    @Test
    void aModelWithoutTensorsIsRefused(@TempDir Path folder) {
        var file = folder.resolve("model.safetensors");
        model().save(file);
        Map<String, String> texts = SafeTensors.read(file).metadata();
        SafeTensors.write(file, Map.of(), texts);
        assertThatThrownBy(() -> Model.load(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("it has no tensors");
    }
}
