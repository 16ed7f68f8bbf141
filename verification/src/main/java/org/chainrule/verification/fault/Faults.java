package org.chainrule.verification.fault;

import java.util.List;
import java.util.stream.Stream;

/** The index of the planted faults. */
public final class Faults {

    private Faults() {}

    /** Every planted fault: in ops, in functions of a number or a row, in losses, in the backward loop. */
    public static List<Fault> all() {
        return Stream.of(
                        OpFaults.all(),
                        FunctionFaults.all(),
                        RowFunctionFaults.all(),
                        LossFaults.all(),
                        EngineFaults.all())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * The fault of this name.
     *
     * @throws IllegalArgumentException if there is none, listing the names there are
     */
    public static Fault named(String name) {
        return all().stream()
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("fault: found no \"" + name + "\"; choose one of "
                        + String.join(", ", all().stream().map(Fault::name).toList())));
    }
}
