package org.chainrule.verification.peer.speed;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.Parameter;
import org.chainrule.core.Precision;
import org.chainrule.verification.speed.ChainruleSubject;
import org.chainrule.verification.speed.Workload;

/** Where everybody starts. */
final class FirstWeights {

    private FirstWeights() {}

    /** Weight (out×in) and bias (1×out) of every layer in turn. */
    static List<Matrix> of(Workload workload, Precision precision) {
        return ChainruleSubject.network(workload, precision).parameters().all().stream()
                .map(Parameter::value)
                .toList();
    }
}
