package org.chainrule.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.Gelu;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Tanh;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which layers are prepared, and that the contract notices one that is not what the verbs give. */
class SmallLayerTest {

    private static Stream<Kernels> everyProvider() {
        return KernelChoice.providers().stream()
                .filter(provider -> provider.refusal().isEmpty())
                .flatMap(provider -> Stream.of(Precision.values()).map(precision -> provider.kernels(precision, 1)));
    }

    private static SmallLayer.Matrices layer(
            Precision precision, Optional<ScalarFunction> f, int rows, int units, int inputs) {
        Matrix w = Matrix.zeros(precision, units, inputs);
        Matrix b = Matrix.zeros(precision, 1, units);
        Matrix z = Matrix.zeros(precision, rows, units);
        Matrix y = f.isPresent() ? Matrix.zeros(precision, rows, units) : z;
        return new SmallLayer.Matrices(f, w, b, z, y, Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("everyProvider")
    void everyProviderPreparesFewMultiplyAddsAndNoMore(Kernels kernels) {
        List<Optional<ScalarFunction>> functions =
                List.of(Optional.empty(), Optional.of(new Relu()), Optional.of(new Sigmoid()), Optional.of(new Gelu()));
        for (var f : functions) {
            assertThat(kernels.prepare(layer(kernels.precision(), f, 4, 4, 4))).isPresent();
            assertThat(kernels.prepare(layer(kernels.precision(), f, 5, 4, 4))).isEmpty();
            assertThat(kernels.prepare(layer(kernels.precision(), f, 1, 13, 5))).isEmpty();
        }
    }

    /** Where exponentials are subnormal, and a good way to both sides: z is b, one row, eight units at a time. */
    @ParameterizedTest
    @MethodSource("everyProvider")
    void theTailsHaveTheBitsOfTheVerbs(Kernels kernels) {
        int units = 8;
        var precision = kernels.precision();
        double end = precision == Precision.FLOAT32 ? 120 : 800;
        for (ScalarFunction f : List.of(new Sigmoid(), new Tanh())) {
            var of = layer(precision, Optional.of(f), 1, units, 1);
            Matrix gy = Matrix.zeros(precision, 1, units);
            gy.fill(1);
            Matrix gz = Matrix.zeros(precision, 1, units);
            var gradients = new SmallLayer.Gradients(
                    gy, gz, Optional.empty(), Matrix.zeros(precision, units, 1), Matrix.zeros(precision, 1, units));
            var layer = kernels.prepare(new SmallLayer.Matrices(
                            of.function(), of.w(), of.b(), of.z(), of.y(), Optional.of(gradients)))
                    .orElseThrow();
            Matrix x = Matrix.zeros(precision, 1, 1);
            Matrix y = Matrix.zeros(precision, 1, units);
            Matrix slopes = Matrix.zeros(precision, 1, units);
            for (double from = -end; from < end; from += end / 500) {
                for (int j = 0; j < units; j++) {
                    of.b().set(j, from + j * end / 4001);
                }
                layer.forward(x);
                layer.backward(x, 0);
                kernels.map(f, of.b(), y);
                kernels.mapVjp(f, of.b(), y, gy, 0, slopes);
                assertThat(bits(of.y())).as("%s from %s", f.name(), from).isEqualTo(bits(y));
                assertThat(bits(gz)).as("%s′ from %s", f.name(), from).isEqualTo(bits(slopes));
            }
        }
    }

    private static long[] bits(Matrix m) {
        return IntStream.range(0, m.size())
                .mapToLong(i -> Double.doubleToRawLongBits(m.get(i)))
                .toArray();
    }

    /** Planted: the last number of a gradient is one ulp off. */
    @ParameterizedTest
    @EnumSource
    void aBitThatIsNotThatOfTheVerbsIsNoticed(Precision precision) {
        for (int planted = 0; planted < 3; planted++) {
            int which = planted;
            Kernels faulty = new DelegatingKernels(new JavaKernelProvider().kernels(precision, 1)) {
                @Override
                public Optional<SmallLayer> prepare(SmallLayer.Matrices layer) {
                    return sound.prepare(layer).map(prepared -> spoilt(prepared, layer, which));
                }
            };
            var clause =
                    Objects.requireNonNull(KernelsContract.clauses().get("small layer of " + new Sigmoid().name()));
            assertThatThrownBy(() -> KernelsContract.check(clause, faulty))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(List.of("∂L/∂w", "∂L/∂b", ": y").get(which));
        }
    }

    private static SmallLayer spoilt(SmallLayer sound, SmallLayer.Matrices layer, int which) {
        var gradients = layer.gradients().orElseThrow();
        Matrix victim = List.of(gradients.w(), gradients.b(), layer.y()).get(which);
        return new SmallLayer() {
            @Override
            public void forward(Matrix x) {
                sound.forward(x);
            }

            @Override
            public void backward(Matrix x, double beta) {
                sound.backward(x, beta);
                int last = victim.size() - 1;
                victim.set(last, Math.nextUp((float) victim.get(last)));
            }
        };
    }
}
