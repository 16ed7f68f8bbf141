package org.chainrule.core.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.function.DoubleFunction;
import org.chainrule.core.function.Celu;
import org.chainrule.core.function.Elu;
import org.chainrule.core.function.Gelu;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.Silu;
import org.chainrule.core.function.Softplus;
import org.chainrule.core.function.Squareplus;
import org.chainrule.core.function.Tanh;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which functions go by vectors; the contract of the kernels says what they give. */
class VectorFormsTest {

    private static final List<DoubleFunction<ScalarFunction>> WITH_A_RANGE =
            List.of(Celu::new, Elu::new, Silu::new, Softplus::new, Squareplus::new);

    @BeforeEach
    void vectorsWorkHere() {
        var refusal = new VectorKernelProvider().refusal();
        assumeTrue(refusal.isEmpty(), () -> "forms: " + refusal.orElse(""));
    }

    @Test
    void noFunctionHasLostItsForm() {
        assertThat(VectorFormsCensus.complaints()).isEmpty();
    }

    /** Planted. */
    @Test
    void aLostFormIsNoticedByName() {
        assertThat(VectorFormsCensus.lost("float64", f -> !(f instanceof Tanh)))
                .containsExactly("tanh has lost its vector form in float64");
    }

    @Test
    void aParameterThatIsTooSmallOrTooLargeHasNone() {
        for (var family : WITH_A_RANGE) {
            for (double parameter : new double[] {0.125, 1, 1024}) {
                var f = family.apply(parameter);
                assertThat(VectorDoubleForms.of(f)).as(f.name()).isPresent();
                assertThat(VectorFloatForms.of(f)).as(f.name()).isPresent();
            }
            for (double parameter : new double[] {Math.nextDown(0.125), Math.nextUp(1024.0)}) {
                var f = family.apply(parameter);
                assertThat(VectorDoubleForms.of(f)).as(f.name()).isEmpty();
                assertThat(VectorFloatForms.of(f)).as(f.name()).isEmpty();
            }
        }
    }

    @Test
    void aFormIsMadeOnce() {
        var maps = new VectorDoubleMaps();
        ScalarFunction tanh = new Tanh();
        var first = maps.form(tanh).orElseThrow();
        assertThat(maps.form(tanh)).containsSame(first);
        assertThat(maps.form(new Gelu())).isPresent().get().isNotSameAs(first);
        assertThat(maps.form(new Tanh())).containsSame(first);
        assertThat(maps.form(new Relu())).isEmpty();
    }

    @Test
    void limitsAreRoundedToTheSideThatKeepsComparisons() {
        float tenth = 0.1f; // more than 0.1
        float seven = 0.7f; // less than 0.7
        assertThat(VectorFloatMath.below(0.1)).isEqualTo(Math.nextDown(tenth));
        assertThat(VectorFloatMath.above(0.1)).isEqualTo(tenth);
        assertThat(VectorFloatMath.below(0.7)).isEqualTo(seven);
        assertThat(VectorFloatMath.above(0.7)).isEqualTo(Math.nextUp(seven));
        assertThat(VectorFloatMath.below(0.5)).isEqualTo(0.5f);
        assertThat(VectorFloatMath.above(0.5)).isEqualTo(0.5f);
        assertThat(VectorDoubleMath.below(0.1)).isEqualTo(0.1);
        assertThat(VectorDoubleMath.above(0.1)).isEqualTo(0.1);
    }
}
