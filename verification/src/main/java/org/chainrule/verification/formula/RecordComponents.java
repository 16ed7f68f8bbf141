package org.chainrule.verification.formula;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chainrule.core.FormulaParameters;
import org.chainrule.core.loss.Weights;

/** The numbers in a record, by the names under which its formula knows them. */
public final class RecordComponents {

    private RecordComponents() {}

    /**
     * Every component of type {@code double}, in the order of declaration; of {@link FormulaParameters} what they say; none of what is
     * neither.
     *
     * @throws IllegalArgumentException if it is a record that cannot be read
     */
    public static Map<String, Double> of(Object holder) {
        Object object = original(holder);
        if (object instanceof FormulaParameters stated) {
            return stated.formulaParameters();
        }
        var values = new LinkedHashMap<String, Double>();
        for (RecordComponent component : components(object)) {
            if (component.getType() == double.class) {
                values.put(component.getName(), (double) read(component, object));
            }
        }
        return values;
    }

    private static Object original(Object object) {
        return object instanceof StandsFor variant ? original(variant.original()) : object;
    }

    private static RecordComponent[] components(Object object) {
        return object instanceof Record ? object.getClass().getRecordComponents() : new RecordComponent[0];
    }

    /** What to do where a formula names a number that is not known, to follow that sentence; empty of records. */
    public static String hint(Object holder) {
        Object object = original(holder);
        return object instanceof FormulaParameters || object instanceof Record
                ? ""
                : "; " + object.getClass().getName()
                        + " is not a record: make it one, so that its numbers are known by the names of its components, or let it"
                        + " implement FormulaParameters";
    }

    /**
     * The first component that is weights; none if there is no such component.
     *
     * @throws IllegalArgumentException if it is a record that cannot be read
     */
    public static Weights weights(Object holder) {
        Object object = original(holder);
        for (RecordComponent component : components(object)) {
            if (component.getType() == Weights.class) {
                return (Weights) read(component, object);
            }
        }
        return Weights.none();
    }

    private static Object read(RecordComponent component, Object object) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(object);
        } catch (ReflectiveOperationException | RuntimeException refused) {
            throw new IllegalArgumentException(
                    "parameters of " + object.getClass().getName() + ": \"" + component.getName()
                            + "\" cannot be read; make the record public in an exported package, open its package to"
                            + " org.chainrule.verification, or let it implement FormulaParameters",
                    refused);
        }
    }
}
