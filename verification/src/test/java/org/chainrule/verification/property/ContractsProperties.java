package org.chainrule.verification.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.Group;
import org.chainrule.autodiff.op.Add;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.Multiply;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.Reads;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.HalfSquaredError;
import org.chainrule.core.loss.Loss;

/** The contracts are implemented with one method, and refuse what they should. */
class ContractsProperties {

    /** A function of a user's own: x³. */
    private record Cube(double factor) implements CustomFunction {

        @Override
        public String name() {
            return "cube";
        }

        @Override
        public double value(double x) {
            return x * x * x;
        }

        @Override
        public double slope(double x, double y) {
            return factor * x * x;
        }

        @Override
        public Datasheet datasheet() {
            return Datasheet.of("x^3", "3 * x^2").ulps(1, 1).reads(Reads.INPUTS).specimens(this);
        }
    }

    @Group
    class OfAFunctionOfAUser implements FunctionContract {
        @Override
        public ScalarFunction function() {
            return new Cube(3);
        }
    }

    @Group
    class OfLinear implements OpContract {
        @Override
        public Op op() {
            return new Linear();
        }

        @Override
        public List<List<Shape>> shapes() {
            return List.of(
                    List.of(Shape.of(1, 1), Shape.of(1, 1), Shape.of(1, 1)),
                    List.of(Shape.of(2, 3), Shape.of(4, 3), Shape.of(1, 4)),
                    List.of(Shape.of(3, 3), Shape.of(3, 3), Shape.of(1, 3)),
                    List.of(Shape.of(3, 2), Shape.of(5, 2)));
        }
    }

    @Group
    class OfMultiply implements OpContract {
        @Override
        public Op op() {
            return new Multiply();
        }

        @Override
        public List<List<Shape>> shapes() {
            return List.of(List.of(Shape.of(2, 3), Shape.of(2, 3)), List.of(Shape.of(1, 1), Shape.of(1, 1)));
        }

        @Example
        void atZerosAndTies() {
            agreesAt(DoubleMatrix.of(new double[] {0, 0, 1}), DoubleMatrix.of(new double[] {0, 1, 1}));
        }
    }

    @Group
    class OfAdd implements OpContract {
        @Override
        public Op op() {
            return new Add();
        }

        @Override
        public List<List<Shape>> shapes() {
            return List.of(List.of(Shape.of(2, 3), Shape.of(2, 3)));
        }
    }

    @Group
    class OfALoss implements LossContract {
        @Override
        public Loss loss() {
            return new HalfSquaredError();
        }
    }

    @Example
    void aWrongSlopeBreaksTheContract() {
        FunctionContract contract = () -> new Cube(2);
        assertThatThrownBy(() -> contract.slopeAgreesWithDifferences(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("cube");
        FunctionContract sound = () -> new Cube(3);
        sound.slopeAgreesWithDifferences(1);
        assertThat(sound.function().name()).isEqualTo("cube");
    }
}
