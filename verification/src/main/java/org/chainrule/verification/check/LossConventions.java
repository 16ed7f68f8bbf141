package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.loss.Convention;
import org.chainrule.core.loss.Loss;

/** The conventions on a loss's sheet, exactly: there differences see a kink, between whose sides any slope would do. */
final class LossConventions {

    private LossConventions() {}

    /** One comparison per convention. */
    static List<Comparison> comparisons(Loss loss) {
        var comparisons = new ArrayList<Comparison>();
        for (Convention at : loss.sheet().conventions()) {
            double[] p = array(at.prediction());
            double[] found = new double[p.length];
            loss.slope(p, array(at.target()), p.length, found);
            comparisons.add(Exact.of(
                    Witness.KINKS,
                    loss.name(),
                    "convention at " + at.where(),
                    Exact.differing(array(at.slope()), found),
                    "the sheet states " + at.slope()));
        }
        return comparisons;
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(v -> v).toArray();
    }
}
