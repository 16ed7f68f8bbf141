package org.chainrule.verification.peer.speed;

import org.chainrule.verification.speed.Subject;
import org.chainrule.verification.speed.Workload;

/** Smile's multilayer perceptron: float64 only, gradient descent, softmax with cross-entropy. */
public final class SmileFactory implements SubjectFactory {

    /** For {@link java.util.ServiceLoader}. */
    public SmileFactory() {}

    @Override
    public boolean runs(Workload workload) {
        return workload == Workload.W3 || workload == Workload.W6A || workload == Workload.W6B;
    }

    @Override
    public Subject on(Workload workload) {
        return new SmileSubject(workload);
    }
}
