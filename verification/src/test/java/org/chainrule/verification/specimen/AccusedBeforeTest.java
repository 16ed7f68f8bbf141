package org.chainrule.verification.specimen;

import static org.assertj.core.api.Assertions.assertThat;

import org.chainrule.autodiff.op.Prelu;
import org.chainrule.core.Shape;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.check.Verdict;
import org.junit.jupiter.api.Test;

/** Seeds from which a right product was once accused, by kinks too weak for differences to see. */
class AccusedBeforeTest {

    /** An input of 0 with a cotangent of 10⁻⁹: the mean of both sides was taken for the slope. */
    @Test
    void aWeakKinkAtThePoint() {
        var report = GradientCheck.ofOp(new Prelu())
                .onShapes(Shape.of(3, 3), Shape.of(1, 3))
                .seed(-132)
                .run();
        assertThat(report.passed()).as(report.describe()).isTrue();
    }

    /** A cosine that is the margin but for rounding, in a row with a cotangent of 10⁻⁹. */
    @Test
    void aWeakKinkNearerThanValuesCanTell() {
        var specimen = Specimens.losses().stream()
                .filter(candidate -> candidate.name().equals("CosineEmbedding[margin=-0.5], NONE"))
                .findAny()
                .orElseThrow();
        var report = specimen.check(7000022);
        assertThat(report.passed()).as(report.describe()).isTrue();
    }

    /** A kink of 5·10⁻⁹ among the steps that the slope is from; dual numbers know the slope to 10⁻¹³. */
    @Test
    void aWeakKinkAmongTheSteps() {
        var specimen = Specimens.ops().stream()
                .filter(candidate -> candidate.name().equals("prelu on 67×2, 1×2"))
                .findAny()
                .orElseThrow();
        var report = specimen.check(7000002);
        assertThat(report.passed()).as(report.describe()).isTrue();
        assertThat(report.comparisons())
                .filteredOn(c -> c.verdict() == Verdict.UNDECIDED)
                .anySatisfy(c -> assertThat(c.detail()).contains("dual numbers contradict the differences"));
    }
}
