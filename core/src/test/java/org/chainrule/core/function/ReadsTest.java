package org.chainrule.core.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a derivative is said not to read makes no difference to it; what it is said to read does. */
class ReadsTest {

    private static final double[] POINTS = {-4, -0.7, -0.3, 0.3, 0.7, 4, 40};

    @Test
    void aSlopeReadsWhatItsDatasheetSays() {
        assertThat(ScalarFunctions.all()).isNotEmpty();
        for (ScalarFunction f : ScalarFunctions.all()) {
            var reads = f.datasheet().reads();
            boolean byInput = false;
            boolean byOutput = false;
            for (double x : taken(f)) {
                double slope = f.slope(x, f.value(x));
                // A constant slope reads as well, if NaN comes through.
                byInput |= f.slope(Double.NaN, f.value(x)) != slope;
                byOutput |= f.slope(x, Double.NaN) != slope;
                for (double other : taken(f)) {
                    byInput |= f.slope(other, f.value(x)) != slope;
                    byOutput |= f.slope(x, f.value(other)) != slope;
                }
            }
            assertThat(reads.inputs()).as("%s reads the input", f.name()).isEqualTo(byInput);
            assertThat(reads.output()).as("%s reads the output", f.name()).isEqualTo(byOutput);
        }
    }

    /** The points where the function has a value. */
    private static double[] taken(ScalarFunction f) {
        return Arrays.stream(POINTS).filter(x -> Double.isFinite(f.value(x))).toArray();
    }
}
