package org.chainrule.verification.peer.speed;

import java.util.Optional;
import java.util.ServiceLoader;
import org.chainrule.verification.speed.Subject;
import org.chainrule.verification.speed.Workload;

/** A contestant that is there only if another profile brings it, found by {@link ServiceLoader}. */
public interface SubjectFactory {

    /** Whether it has all that the workload needs. */
    boolean runs(Workload workload);

    /** Itself on a workload, in float64 if it knows nothing else, on one thread. */
    Subject on(Workload workload);

    /** The one there is, if there is one. */
    static Optional<SubjectFactory> find() {
        return ServiceLoader.load(SubjectFactory.class).findFirst();
    }
}
