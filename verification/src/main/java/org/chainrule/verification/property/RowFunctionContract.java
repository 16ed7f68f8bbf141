package org.chainrule.verification.property;

import java.util.Arrays;
import java.util.LinkedHashSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.function.RowFunction;
import org.chainrule.verification.check.GradientCheck;

/** What every function of a row keeps; implement it in a test class to hold yours to it. */
public interface RowFunctionContract {

    /** The function to hold to the contract. */
    RowFunction function();

    /**
     * The product agrees with differences and keeps the relations that hold of any product, for one row and more, for the
     * function and every specimen of its sheet. The number of columns is the nearest that the specimen takes.
     */
    @Property(tries = 20)
    default void productAgreesWithDifferences(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3) int rows,
            @ForAll @IntRange(min = 1, max = 6) int columns) {
        var specimens = new LinkedHashSet<RowFunction>(function().sheet().specimens());
        specimens.add(function());
        for (RowFunction specimen : specimens) {
            Contracts.holds(GradientCheck.ofOp(new RowWise(specimen))
                    .onShapes(Shape.of(rows, Contracts.columns(specimen, columns)))
                    .seed(seed)
                    .run());
        }
    }

    /** The same on rows that are longer than a vector of 16 and no multiple of 4, along directions: a loop may be unrolled, or end. */
    @Property(tries = 2)
    default void productAgreesOnWideRows(@ForAll long seed) {
        Contracts.holds(GradientCheck.ofOp(new RowWise(function()))
                .onShapes(Shape.of(2, Contracts.columns(function(), Contracts.WIDE)))
                .coordinatesPerInput(0)
                .seed(seed)
                .run());
    }

    /** Buffers may be longer than the row: what lies beyond is neither read nor written, and the arguments are left alone. */
    @Property(tries = 20)
    default void nothingBeyondTheRowIsTouched(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int columns) {
        int n = Contracts.columns(function(), columns);
        int m = function().columns(n);
        var random = new Seed(seed).stream("rows");
        double[] x = Contracts.padded(n, random);
        double[] gy = Contracts.padded(m, random);
        double[] y = Contracts.padded(m, random);
        double[] gx = Contracts.padded(n, random);
        double[] before = x.clone();
        double[] cotangent = gy.clone();
        function().value(x, y, n);
        double[] value = y.clone();
        function().vjp(x, y, gy, gx, n);
        String name = function().name();
        Contracts.holds(Arrays.equals(x, before), name + ": its argument x was changed");
        Contracts.holds(Arrays.equals(gy, cotangent), name + ": the cotangent was changed");
        Contracts.holds(Arrays.equals(y, value), name + ": its vjp changed the value y");
        Contracts.holds(Double.isNaN(y[m]), name + ": wrote beyond the " + m + " columns of its result");
        Contracts.holds(Double.isNaN(gx[n]), name + ": wrote beyond the " + n + " columns of the row");
        for (int i = 0; i < n; i++) {
            Contracts.holds(
                    !Double.isNaN(gx[i]), name + ": element " + i + " of the product is NaN or was not written");
        }
        for (int j = 0; j < m; j++) {
            Contracts.holds(!Double.isNaN(y[j]), name + ": element " + j + " of the value is NaN or was not written");
        }
    }
}
