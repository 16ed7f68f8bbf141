package org.chainrule.verification.formula;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chainrule.core.loss.Weights;

/** The numbers in a record, by the names under which its formula knows them. */
public final class RecordComponents {

    private RecordComponents() {}

    /**
     * Every component of type {@code double}, in the order of declaration.
     *
     * @throws IllegalArgumentException if it is not a record, or one that cannot be read
     */
    public static Map<String, Double> of(Object holder) {
        Object object = original(holder);
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
        if (!(object instanceof Record)) {
            throw new IllegalArgumentException("formula: " + object.getClass().getName()
                    + " is not a record; its parameters are known by the names of record components");
        }
        return object.getClass().getRecordComponents();
    }

    /**
     * The first component that is weights; none if there is no such component.
     *
     * @throws IllegalArgumentException if it is not a record, or one that cannot be read
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
                    "formula: cannot read \"" + component.getName() + "\" of "
                            + object.getClass().getName() + "; make the record public or open its package",
                    refused);
        }
    }
}
