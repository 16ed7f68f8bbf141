package org.chainrule.verification.alarm;

import java.util.List;
import java.util.stream.Stream;

/** Every family of the false-alarm meter. */
public final class BenignFamilies {

    private BenignFamilies() {}

    /** All families, in the order of the table. */
    public static List<BenignFamily> all() {
        return Stream.of(
                        SmoothFamilies.all(),
                        CurveFamilies.all(),
                        KinkedFamilies.all(),
                        VectorFamilies.all(),
                        LossFamilies.all(),
                        ScaleFamilies.all(),
                        TinyFamilies.all())
                .flatMap(List::stream)
                .toList();
    }
}
