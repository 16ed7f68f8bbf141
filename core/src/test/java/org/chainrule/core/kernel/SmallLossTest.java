package org.chainrule.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.loss.Huber;
import org.chainrule.core.loss.SquaredError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which losses are prepared, and that the contract notices one that is not what the verbs give. */
class SmallLossTest {

    private static Stream<Kernels> everyProvider() {
        return KernelChoice.providers().stream()
                .filter(provider -> provider.refusal().isEmpty())
                .flatMap(provider -> Stream.of(Precision.values()).map(precision -> provider.kernels(precision, 1)));
    }

    private static SmallLoss.Matrices loss(Precision precision, int rows, int columns) {
        return new SmallLoss.Matrices(new SquaredError(), Matrix.zeros(precision, rows, columns), Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("everyProvider")
    void everyProviderPreparesFewNumbersAndNoMore(Kernels kernels) {
        assertThat(kernels.prepare(loss(kernels.precision(), 4, 4))).isPresent();
        assertThat(kernels.prepare(loss(kernels.precision(), 16, 1))).isPresent();
        assertThat(kernels.prepare(loss(kernels.precision(), 1, 17))).isEmpty();
    }

    /** Planted: the last number is one ulp off. */
    @ParameterizedTest
    @EnumSource
    void aBitThatIsNotThatOfTheVerbsIsNoticed(Precision precision) {
        for (int planted = 0; planted < 2; planted++) {
            int which = planted;
            Kernels faulty = new DelegatingKernels(new JavaKernelProvider().kernels(precision, 1)) {
                @Override
                public Optional<SmallLoss> prepare(SmallLoss.Matrices loss) {
                    return sound.prepare(loss).map(prepared -> spoilt(prepared, loss, which));
                }
            };
            var clause = Objects.requireNonNull(KernelsContract.clauses().get("small loss " + new Huber()));
            assertThatThrownBy(() -> KernelsContract.check(clause, faulty))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(List.of(": L", "∂L/∂p").get(which));
        }
    }

    private static SmallLoss spoilt(SmallLoss sound, SmallLoss.Matrices loss, int which) {
        return new SmallLoss() {
            @Override
            public double forward(Matrix t) {
                return which == 0 ? Math.nextUp(sound.forward(t)) : sound.forward(t);
            }

            @Override
            public void backward(Matrix t, double cotangent) {
                sound.backward(t, cotangent);
                if (which == 1) {
                    Matrix victim = loss.gradient().orElseThrow();
                    int last = victim.size() - 1;
                    victim.set(last, Math.nextUp((float) victim.get(last)));
                }
            }
        };
    }
}
