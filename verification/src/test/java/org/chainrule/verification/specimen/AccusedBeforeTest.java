package org.chainrule.verification.specimen;

import static org.assertj.core.api.Assertions.assertThat;

import org.chainrule.autodiff.op.Prelu;
import org.chainrule.core.DoubleMatrix;
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

    /** A kink of 10⁻⁹ with a cotangent of 4·10⁻⁵ among the steps that the slope is from; dual numbers know the slope to 10⁻¹³. */
    @Test
    void aWeakKinkAmongTheSteps() {
        var x = DoubleMatrix.of(
                new double[] {1.1307916079161693, 0.12121816941086294},
                new double[] {-1.43242662447174, 1.801766164751019E-7},
                new double[] {-1.5231929122709804, -1.7181426836491962},
                new double[] {-1.0029637323838525E-9, 1.9197521527197163},
                new double[] {1.691799339052925, -1.7322780636449164},
                new double[] {0.11876716151745548, -1.934316190501097});
        var cotangent = DoubleMatrix.of(
                new double[] {0.04269490992703151, 0.32725384571369465},
                new double[] {-0.3538533508697126, 0.41921489488551367},
                new double[] {-0.15196992607101878, 0.4524406563847019},
                new double[] {3.6238515203685264E-5, 0.08096338966018779},
                new double[] {0.5778286429063959, -0.5201561356606146},
                new double[] {-0.8188884379052943, -0.7610993144165359});
        var report = GradientCheck.ofOp(new Prelu())
                .on(x, DoubleMatrix.of(new double[] {0.25, -0.5}))
                .cotangent(cotangent)
                .coordinatesPerInput(1)
                .seed(1226)
                .run();
        assertThat(report.passed()).as(report.describe()).isTrue();
        assertThat(report.comparisons())
                .filteredOn(c -> c.verdict() == Verdict.UNDECIDED)
                .anySatisfy(c -> assertThat(c.detail()).contains("dual numbers contradict the differences"));
    }
}
