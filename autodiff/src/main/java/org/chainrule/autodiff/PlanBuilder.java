package org.chainrule.autodiff;

import java.util.List;
import java.util.Optional;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.Kernels;

/** Collects what a {@link Plan} needs; what is not said is one row, the graph's own parameters, float64, plain Java. */
public final class PlanBuilder {

    final Graph graph;
    final List<Node> outputs;
    int rows = 1;
    List<Node> inputGradients = List.of();
    boolean forwardOnly;
    private Optional<Parameters> parameters = Optional.empty();
    private Optional<Kernels> kernels = Optional.empty();

    PlanBuilder(Graph graph, List<Node> outputs) {
        if (outputs.isEmpty()) {
            throw new IllegalArgumentException("plan: found no outputs; name at least one node to compute");
        }
        for (Node output : outputs) {
            if (output.graph() != graph) {
                throw new IllegalArgumentException("plan: output \"" + output.name() + "\" belongs to another graph");
            }
        }
        this.graph = graph;
        this.outputs = List.copyOf(outputs);
    }

    /** Rows of the batch. */
    public PlanBuilder rows(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("plan: found " + count + " rows; a batch has at least 1");
        }
        rows = count;
        return this;
    }

    /** The parameters to read and to write gradients to; they decide the precision. */
    public PlanBuilder parameters(Parameters shared) {
        parameters = Optional.of(shared);
        return this;
    }

    /** The arithmetic to compute with; its precision must be that of the parameters. */
    public PlanBuilder kernels(Kernels chosen) {
        kernels = Optional.of(chosen);
        return this;
    }

    /** Computes gradients with respect to these nodes too; usually inputs. */
    public PlanBuilder inputGradients(Node... inputs) {
        for (Node input : inputs) {
            if (input.graph() != graph) {
                throw new IllegalArgumentException(
                        "plan: \"" + input.name() + "\", whose gradient is asked for, belongs to another graph");
            }
        }
        inputGradients = List.of(inputs);
        return this;
    }

    /** Computes no gradients and allocates no buffers for them. */
    public PlanBuilder forwardOnly() {
        forwardOnly = true;
        return this;
    }

    /**
     * Allocates every buffer.
     *
     * @throws IllegalArgumentException if a parameter is missing or of another shape, if precisions differ, or if a needed
     *     edge is not differentiable
     */
    public Plan build() {
        if (forwardOnly && !inputGradients.isEmpty()) {
            throw new IllegalArgumentException(
                    "plan: forwardOnly() computes no gradients but inputGradients() asks for "
                            + inputGradients.stream().map(Node::name).toList() + "; leave one of them out");
        }
        boolean hasParameters = graph.nodes().stream().anyMatch(node -> node.origin() instanceof Node.Parameter);
        Precision precision = kernels.map(Kernels::precision)
                .or(() -> parameters.map(Parameters::precision))
                .orElse(Precision.FLOAT64);
        var theta = parameters.or(
                () -> hasParameters ? Optional.of(graph.parameters(precision)) : Optional.<Parameters>empty());
        var arithmetic = kernels.orElseGet(() -> KernelChoice.reproducible().kernels(precision));
        theta.ifPresent(given -> check(given, arithmetic));
        return new Plan(this, theta.orElse(null), arithmetic);
    }

    private void check(Parameters theta, Kernels arithmetic) {
        if (theta.precision() != arithmetic.precision()) {
            throw new IllegalArgumentException(
                    "plan: the parameters are " + theta.precision() + " but the kernels are " + arithmetic.precision()
                            + "; copy the parameters with Parameters.copy or choose kernels of their precision");
        }
        for (Node node : graph.nodes()) {
            if (node.origin() instanceof Node.Parameter) {
                Shape found = theta.get(node.name()).shape();
                if (!found.equals(node.shape())) {
                    throw new IllegalArgumentException("plan: parameter \"" + node.name() + "\" is " + found
                            + " but the graph needs " + node.shape());
                }
            }
        }
    }
}
