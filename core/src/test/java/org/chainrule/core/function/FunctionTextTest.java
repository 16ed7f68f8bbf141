package org.chainrule.core.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FunctionTextTest {

    @Test
    void everyFunctionIsFoundByTheNameItGivesItself() {
        int count = 0;
        for (ScalarFunction function : ScalarFunctions.all()) {
            for (ScalarFunction specimen : function.datasheet().specimens()) {
                assertThat(ScalarFunctions.parse(specimen.name())).isEqualTo(specimen);
                count++;
            }
        }
        for (RowFunction function : RowFunctions.all()) {
            for (RowFunction specimen : function.sheet().specimens()) {
                assertThat(RowFunctions.parse(specimen.name())).isEqualTo(specimen);
                count++;
            }
        }
        assertThat(count)
                .isGreaterThan(ScalarFunctions.all().size() + RowFunctions.all().size());
    }

    @Test
    void whatIsNoNameOfAFunctionIsRefusedSayingWhatWouldBe() {
        assertThatThrownBy(() -> ScalarFunctions.parse("cosine")).hasMessageContaining("leaky-relu");
        assertThatThrownBy(() -> ScalarFunctions.parse("leaky-relu(0.1,0.2)")).hasMessageContaining("leaky-relu(a)");
        assertThatThrownBy(() -> ScalarFunctions.parse("leaky-relu()")).hasMessageContaining("a number for each");
        assertThatThrownBy(() -> ScalarFunctions.parse("leaky-relu(0.1")).hasMessageContaining("a number for each");
        assertThatThrownBy(() -> ScalarFunctions.parse("leaky-relu(small)")).hasMessageContaining("must be numbers");
        assertThatThrownBy(() -> ScalarFunctions.parse("leaky-relu(2)")).hasMessageContaining("[0, 1]");
        assertThatThrownBy(() -> ScalarFunctions.parse("relu(1)")).hasMessageContaining("no parameters");
        assertThatThrownBy(() -> ScalarFunctions.parse("leaky-relu(0.10)")).hasMessageContaining("leaky-relu(0.1)");
        assertThatThrownBy(() -> RowFunctions.parse("hardmax")).hasMessageContaining("softmax");
    }

    @Test
    void withoutParametersItIsTheDefault() {
        assertThat(ScalarFunctions.parse("leaky-relu")).isEqualTo(new LeakyRelu());
        assertThat(RowFunctions.parse("softmax")).isEqualTo(new Softmax());
    }
}
