package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Tanh;
import org.chainrule.verification.mutant.Mutants;
import org.junit.jupiter.api.Test;

/** Many ops under one check take nothing from each other but what their common forward pass says. */
class VariantsTest {

    private final Elementwise sound = new Elementwise(new Tanh());

    private OpCheck check() {
        return GradientCheck.ofOp(sound)
                .on(DoubleMatrix.of(new double[] {0.5, -1.25}, new double[] {2, 0.75}))
                .seed(3);
    }

    /** Planted: every mutant of an op, those that write into its inputs among them. */
    @Test
    void everyMutantIsFoundAndNoneSpoilsTheNextCheck() {
        var variants = check().untilFirstFault().forVariants();
        for (var mutant : Mutants.of(sound, List.of(Shape.of(2, 2)))) {
            boolean remembers = mutant.kind().name().equals("stale-cache"); // shows at a second point only
            if (mutant.equivalence().isEmpty() && !remembers) {
                assertThat(variants.apply(mutant.faulty()).passed())
                        .as(mutant.kind().name())
                        .isFalse();
            }
            assertThat(variants.apply(sound).verdict()).isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void aSecondRunComparesTheSame() {
        var variants = check().forVariants();
        var first = variants.apply(sound);
        assertThat(variants.apply(sound).comparisons()).isEqualTo(first.comparisons());
        assertThat(check().run().comparisons()).isEqualTo(first.comparisons());
    }

    @Test
    void anotherForwardPassIsHeldToItsOwnDerivatives() {
        var other = check().forVariants().apply(new Elementwise(new Sigmoid()));
        assertThat(other.verdict()).as(other.describe()).isEqualTo(Verdict.PASS);
    }
}
