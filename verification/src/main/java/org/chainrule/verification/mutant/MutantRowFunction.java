package org.chainrule.verification.mutant;

import java.util.Map;
import org.chainrule.core.FormulaParameters;
import org.chainrule.core.function.CustomRowFunction;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowSheet;
import org.chainrule.verification.formula.RecordComponents;

/**
 * A row function that is right but for its vjp.
 *
 * @param sound the function
 * @param wrongVjp the wrong product
 */
public record MutantRowFunction(RowFunction sound, Vjp wrongVjp) implements CustomRowFunction, FormulaParameters {

    /** Writes gx. */
    @FunctionalInterface
    public interface Vjp {
        /** {@code gx := } the product; the first n elements are written. */
        void write(double[] x, double[] y, double[] gy, double[] gx, int n);
    }

    @Override
    public Map<String, Double> formulaParameters() {
        return RecordComponents.of(sound);
    }

    @Override
    public String name() {
        return sound.name();
    }

    @Override
    public int columns(int n) {
        return sound.columns(n);
    }

    @Override
    public RowSheet sheet() {
        return sound.sheet();
    }

    @Override
    public void value(double[] x, double[] y, int n) {
        sound.value(x, y, n);
    }

    @Override
    public void vjp(double[] x, double[] y, double[] gy, double[] gx, int n) {
        wrongVjp.write(x, y, gy, gx, n);
    }
}
