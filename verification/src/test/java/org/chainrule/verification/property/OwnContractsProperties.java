package org.chainrule.verification.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.Group;
import org.chainrule.autodiff.op.Add;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.Multiply;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Prelu;
import org.chainrule.core.Shape;
import org.chainrule.core.function.CustomRowFunction;
import org.chainrule.core.function.Glu;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowSheet;
import org.chainrule.core.function.Softmax;
import org.chainrule.verification.check.FunctionalCheck;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.check.VectorCheck;

/** Contracts for what knows nothing of this library, and for rows and ops whose shapes are found by asking. */
class OwnContractsProperties {

    private static FunctionalCheck norm(double factor) {
        return GradientCheck.of(x -> x[0] * x[0] + x[1] * x[1], x -> new double[] {factor * x[0], 2 * x[1]})
                .at(0.5, -1.25);
    }

    private static VectorCheck product(double factor) {
        return GradientCheck.ofVector(x -> new double[] {x[0] * x[1], x[0]})
                .vjp((x, g) -> new double[] {factor * x[1] * g[0] + g[1], x[0] * g[0]})
                .at(0.5, -1.25);
    }

    @Group
    class OfAGradient implements GradientContract {
        @Override
        public FunctionalCheck check() {
            return norm(2);
        }
    }

    @Group
    class OfAVectorGradient implements VectorGradientContract {
        @Override
        public VectorCheck check() {
            return product(1);
        }
    }

    @Group
    class OfGlu implements RowFunctionContract {
        @Override
        public RowFunction function() {
            return new Glu();
        }
    }

    @Group
    class OfPreluWithoutShapes implements OpContract {
        @Override
        public Op op() {
            return new Prelu();
        }
    }

    @Example
    void wrongClaimsBreakTheirContractsWithTheReport() {
        GradientContract gradient = () -> norm(1);
        assertThatThrownBy(() -> gradient.gradientAgreesWithDifferences(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the claim is 1/2 of the oracle's");
        VectorGradientContract vector = () -> product(-1);
        assertThatThrownBy(() -> vector.everyClaimAgreesWithDifferences(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("vjp ∂y/∂x");
    }

    /** Softmax with something wrong. */
    private record Faulty(Fault fault) implements CustomRowFunction {

        enum Fault {
            PRODUCT_OF_ZEROS,
            ENDS_AT_THE_EIGHTH_COLUMN,
            WRITES_BEYOND,
            CHANGES_COTANGENT,
            CHANGES_ARGUMENT
        }

        @Override
        public String name() {
            return "faulty-softmax";
        }

        @Override
        public int columns(int n) {
            return n;
        }

        @Override
        public RowSheet sheet() {
            return new Softmax().sheet();
        }

        @Override
        public void value(double[] x, double[] y, int n) {
            new Softmax().value(x, y, n);
            if (fault == Fault.CHANGES_ARGUMENT) {
                x[0] -= 1;
            }
        }

        @Override
        public void vjp(double[] x, double[] y, double[] gy, double[] gx, int n) {
            new Softmax().vjp(x, y, gy, gx, n);
            switch (fault) {
                case PRODUCT_OF_ZEROS -> Arrays.fill(gx, 0, n, 0);
                case ENDS_AT_THE_EIGHTH_COLUMN -> Arrays.fill(gx, Math.min(8, n), n, 0);
                case WRITES_BEYOND -> gx[n] = 0;
                case CHANGES_COTANGENT -> gy[0] = 0;
                case CHANGES_ARGUMENT -> {}
            }
        }
    }

    @Example
    void faultyRowFunctionsBreakTheirContract() {
        RowFunctionContract zeros = () -> new Faulty(Faulty.Fault.PRODUCT_OF_ZEROS);
        assertThatThrownBy(() -> zeros.productAgreesWithDifferences(1, 2, 3))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("faulty-softmax");
        RowFunctionContract ends = () -> new Faulty(Faulty.Fault.ENDS_AT_THE_EIGHTH_COLUMN);
        ends.productAgreesWithDifferences(1, 2, 6);
        assertThatThrownBy(() -> ends.productAgreesOnWideRows(1)).isInstanceOf(AssertionError.class);
        for (Faulty.Fault fault : EnumSet.range(Faulty.Fault.WRITES_BEYOND, Faulty.Fault.CHANGES_ARGUMENT)) {
            RowFunctionContract contract = () -> new Faulty(fault);
            assertThatThrownBy(() -> contract.nothingBeyondTheRowIsTouched(1, 3))
                    .as(fault.name())
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Example
    void shapesAreFoundByAskingTheOp() {
        assertThat(FittingShapes.of(new Add())).contains(List.of(Shape.of(3, 3), Shape.of(3, 3)));
        assertThat(FittingShapes.of(new Linear())).contains(List.of(Shape.of(3, 3), Shape.of(3, 3)));
        assertThat(FittingShapes.of(new Prelu()))
                .contains(List.of(Shape.of(2, 3), Shape.of(1, 3)), List.of(Shape.of(2, 3), Shape.of(1, 1)));
        OpContract multiply = Multiply::new;
        multiply.productsAgreeWithDifferences(3);
        multiply.inAGraphItAgreesWithDifferences(3);
        multiply.everyDifferentiableInputHasARule();
    }
}
