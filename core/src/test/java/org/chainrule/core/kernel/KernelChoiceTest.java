package org.chainrule.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chainrule.core.Precision;
import org.junit.jupiter.api.Test;

/** Choosing kernels in this process; what other processes find is another test's. */
class KernelChoiceTest {

    @Test
    void theReproducibleOnesAreJavasWithOneThread() {
        var choice = KernelChoice.reproducible();
        assertThat(choice.provider().name()).isEqualTo("java");
        assertThat(choice.threads()).isEqualTo(1);
        assertThat(choice.sentence()).isEqualTo("kernels: java (plain loops, the same bits everywhere)");
        assertThat(choice.kernels(Precision.FLOAT32).precision()).isEqualTo(Precision.FLOAT32);
    }

    @Test
    void aNameChoosesItsProviderAndAutoTheFirstThatWorks() {
        assertThat(KernelChoice.of("java", 3).threads()).isEqualTo(3);
        KernelProvider first = KernelChoice.providers().stream()
                .filter(provider -> provider.refusal().isEmpty())
                .findFirst()
                .orElseThrow();
        var auto = KernelChoice.of("auto", 1);
        assertThat(auto.provider().name()).isEqualTo(first.name());
        assertThat(auto.sentence()).startsWith("kernels: " + first.name() + " (" + first.description() + ")");
        for (KernelProvider provider : KernelChoice.providers()) {
            provider.refusal().ifPresent(reason -> {
                assertThat(auto.sentence()).contains(provider.name() + " refused: " + reason);
                assertThatThrownBy(() -> KernelChoice.of(provider.name(), 1))
                        .hasMessage("kernels: " + provider.name() + " refused: " + reason);
            });
        }
    }

    @Test
    void aNameThatNoneHasAndNoThreadsAreRefused() {
        assertThatThrownBy(() -> KernelChoice.of("abacus", 1))
                .hasMessageContaining("found no provider \"abacus\"; choose auto, ")
                .hasMessageContaining("java");
        assertThatThrownBy(() -> KernelChoice.of("java", 0)).hasMessage("kernels: found 0 threads; give at least 1");
    }

    @Test
    void kernelsHaveTheNameOfTheirProviderAndThePrecisionAskedFor() {
        for (KernelProvider provider : KernelChoice.providers()) {
            for (Precision precision : Precision.values()) {
                if (provider.refusal().isEmpty()) {
                    assertThat(provider.kernels(precision, 1).name()).isEqualTo(provider.name());
                    assertThat(provider.kernels(precision, 1).precision()).isEqualTo(precision);
                }
            }
        }
    }

    @Test
    void thePropertyDecidesWhatIsStandard() {
        var before = System.getProperty(KernelChoice.PROPERTY);
        try {
            System.setProperty(KernelChoice.PROPERTY, "java");
            assertThat(KernelChoice.standard().provider().name()).isEqualTo("java");
            System.setProperty(KernelChoice.PROPERTY, "abacus");
            assertThatThrownBy(KernelChoice::standard).hasMessageContaining("abacus");
        } finally {
            if (before == null) {
                System.clearProperty(KernelChoice.PROPERTY);
            } else {
                System.setProperty(KernelChoice.PROPERTY, before);
            }
        }
    }
}
