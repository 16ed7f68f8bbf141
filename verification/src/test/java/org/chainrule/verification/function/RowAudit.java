package org.chainrule.verification.function;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Figures;
import org.chainrule.core.Seed;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowSheet;
import org.chainrule.verification.formula.ExactRow;
import org.chainrule.verification.formula.interval.Accuracy;

/** Holds values, products with cotangents and the rule of a row function to its formula, row by row. */
final class RowAudit {

    private static final long SEED = 20_261_124;
    private static final int[] COLUMNS = {1, 2, 3, 4};

    /** A list of this many complaints says enough. */
    private static final int MOST = 12;

    private final RowFunction function;
    private final RowSheet sheet;
    private final List<String> complaints = new ArrayList<>();
    private double worstValue;
    private double worstProduct;
    private int rows;

    private RowAudit(RowFunction function) {
        this.function = function;
        sheet = function.sheet();
    }

    /** What is wrong; the worst errors are printed. */
    static List<String> complaints(RowFunction function, int perWidth) {
        var audit = new RowAudit(function);
        audit.run(perWidth);
        System.out.println("row function " + function + ": " + audit.rows + " rows, value "
                + Figures.fixed(audit.worstValue, 2) + " of " + Figures.shortest(audit.sheet.valueUlps())
                + " ulps, vjp " + Figures.fixed(audit.worstProduct, 2) + " of "
                + Figures.shortest(audit.sheet.vjpUlps()) + " ulps, times condition");
        if (audit.rows == 0) {
            audit.complaints.add("no row was taken");
        }
        return audit.complaints;
    }

    private void run(int perWidth) {
        var random = new Seed(SEED).stream("row function " + function);
        for (int n : COLUMNS) {
            for (int i = 0; i < perWidth && takes(n) && complaints.size() < MOST; i++) {
                int spread = i % 5;
                var x = new ArrayList<Double>();
                for (int j = 0; j < n; j++) {
                    double sign = random.nextBoolean() ? 1 : -1;
                    x.add(
                            switch (spread) {
                                case 0 -> random.nextGaussian();
                                case 1 -> 10 * random.nextGaussian();
                                case 2 -> sign * Seed.uniform(random, 0, 750);
                                case 3 -> 1e6 + random.nextGaussian();
                                default -> sign * StrictMath.pow(10, Seed.uniform(random, -150, 150));
                            });
                }
                var g = new ArrayList<Double>();
                for (int k = 0; k < function.columns(n); k++) {
                    g.add(random.nextGaussian());
                }
                row(x, g);
            }
        }
    }

    private boolean takes(int n) {
        try {
            return function.columns(n) > 0;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private static double[] array(List<Double> row) {
        return row.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void row(List<Double> x, List<Double> g) {
        rows++;
        try {
            var y = new double[g.size()];
            function.value(array(x), y, x.size());
            var gx = new double[x.size()];
            function.vjp(array(x), y, array(g), gx, x.size());
            var exact = new ExactRow(function, x, g);
            for (int i = 0; i < y.length; i++) {
                value(exact, i, y[i], x);
            }
            for (int i = 0; i < gx.length; i++) {
                product(exact, i, gx[i], " at x = " + x + ", g = " + g);
            }
        } catch (ArithmeticException | IllegalArgumentException failed) {
            complaints.add("at " + x + ": " + failed.getMessage());
        }
    }

    private void value(ExactRow exact, int i, double found, List<Double> x) {
        var value = exact.value(i);
        double ulps = Accuracy.ulps(found, value);
        double times = ulps <= sheet.valueUlps() ? 1 : Math.max(1, exact.condition(i, value));
        worstValue = Math.max(worstValue, ulps / times);
        if (!(ulps <= sheet.valueUlps() * times)) {
            complaints.add("y_" + i + " at " + x + " is " + found + " but exactly " + value + ": "
                    + Figures.significant(ulps, 3) + " ulps, allowed "
                    + Figures.significant(sheet.valueUlps() * times, 3));
        }
    }

    private void product(ExactRow exact, int i, double found, String at) {
        var terms = exact.terms(i);
        var product = exact.product(i, terms);
        var magnitude = ExactRow.magnitude(terms);
        double ulp = Math.ulp(Accuracy.nearest(magnitude));
        double ulps =
                Double.isFinite(found) ? Accuracy.distance(found, product).toDouble() / ulp : Double.POSITIVE_INFINITY;
        double times = ulps <= sheet.vjpUlps() ? 1 : Math.max(1, exact.productCondition(i, magnitude));
        worstProduct = Math.max(worstProduct, ulps / times);
        if (!(ulps <= sheet.vjpUlps() * times)) {
            complaints.add("gx_" + i + at + " is " + found + " but exactly " + product + ": "
                    + Figures.significant(ulps, 3) + " ulps of its terms, allowed "
                    + Figures.significant(sheet.vjpUlps() * times, 3));
        }
        var stated = exact.productAsStated(i);
        if (!stated.meets(product) && !(Accuracy.vanishes(stated) && Accuracy.vanishes(product))) {
            complaints.add("rule for gx_" + i + at + ": stated " + stated + ", derived " + product);
        }
    }
}
