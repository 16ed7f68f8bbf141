package org.chainrule.core.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PiecewiseFunctionsTest {

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aShrinkNeedsAFiniteLambdaOfAtLeastZero(double lambda) {
        assertThatThrownBy(() -> new HardShrink(lambda))
                .hasMessage("hard-shrink: found lambda = " + lambda + "; it must be finite and at least 0");
        assertThatThrownBy(() -> new SoftShrink(lambda))
                .hasMessage("soft-shrink: found lambda = " + lambda + "; it must be finite and at least 0");
    }

    @Test
    void endsAndThresholdsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> new HardTanh(1, 1))
                .hasMessage(
                        "hard-tanh: found minimum = 1.0, maximum = 1.0; both must be finite and the minimum below the"
                                + " maximum");
        assertThatThrownBy(() -> new HardTanh(0, Double.POSITIVE_INFINITY)).hasMessageContaining("Infinity");
        assertThatThrownBy(() -> new Threshold(Double.NaN, 0))
                .hasMessage("threshold: found threshold = NaN, value = 0.0; both must be finite");
    }

    @Test
    void hardSwishDoesNotOverflowOnTheWayToAFiniteResult() {
        assertThat(new HardSwish().value(Double.MAX_VALUE)).isEqualTo(Double.MAX_VALUE);
        assertThat(new HardSwish().value(-Double.MAX_VALUE)).isZero();
        assertThat(new HardSwish().slope(Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(1);
    }

    @Test
    void aThresholdWhoseValueIsTheThresholdHasAKinkInsteadOfAJump() {
        assertThat(new Threshold(2, 2).datasheet().jumps()).isEmpty();
        assertThat(new Threshold(2, 2).datasheet().kinks()).containsExactly(new Kink(2, 0, 1, 0));
        assertThat(new Threshold(2, 5).datasheet().jumps()).containsExactly(new Jump(2, 5, 2, 5, 0));
    }

    @Test
    void functionsAreFoundByTheNamesTheyGive() {
        for (ScalarFunction function : ScalarFunctions.all()) {
            assertThat(function.name()).matches("[a-z][a-z0-9-]*(\\(.*\\))?");
            String family = function.name().replaceAll("\\(.*", "");
            assertThat(ScalarFunctions.named(family)).isEqualTo(function);
        }
        assertThat(ScalarFunctions.all())
                .extracting(ScalarFunction::name)
                .doesNotHaveDuplicates()
                .contains("gelu", "gelu-tanh", "mish", "relu", "sigmoid", "tanh");
        assertThatThrownBy(() -> ScalarFunctions.named("glue"))
                .hasMessageStartingWith("activation: found no \"glue\"; choose one of ");
    }
}
