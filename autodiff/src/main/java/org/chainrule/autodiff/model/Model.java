package org.chainrule.autodiff.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.autodiff.network.Network;
import org.chainrule.core.data.Scaling;
import org.chainrule.core.loss.OutputLink;

/**
 * A trained network and what its numbers mean.
 *
 * @param network layers and parameters
 * @param link from the network's outputs to predictions, for example softmax
 * @param inputNames names of the input columns; empty if they have none
 * @param classNames names of the classes in the order of their numbers; empty for a regression
 * @param inputs from raw inputs to those of the network; empty if it takes them as they are
 * @param targets from raw targets to those of the network, for a regression; empty if it gives them as they are
 * @param notes free texts, for example what it was trained on
 */
public record Model(
        Network network,
        OutputLink link,
        List<String> inputNames,
        List<String> classNames,
        Optional<Scaling> inputs,
        Optional<Scaling> targets,
        Map<String, String> notes) {

    /**
     * Copies the collections; the network is shared.
     *
     * @throws IllegalArgumentException if names or scalings do not fit the network
     */
    public Model {
        inputNames = List.copyOf(inputNames);
        classNames = List.copyOf(classNames);
        notes = Map.copyOf(notes);
        int columns = network.inputs();
        int outputs = network.outputs();
        if (!inputNames.isEmpty() && inputNames.size() != columns) {
            throw new IllegalArgumentException("model: found " + inputNames.size()
                    + " input names but the network takes " + columns + " columns; give one each, or none");
        }
        int classes = outputs == 1 ? 2 : outputs;
        if (!classNames.isEmpty() && classNames.size() != classes) {
            throw new IllegalArgumentException("model: found " + classNames.size() + " class names but " + outputs
                    + (outputs == 1 ? " output tells " : " outputs tell ") + classes + " classes apart; give one each");
        }
        if (inputs.isPresent() && inputs.get().columns() != columns) {
            throw new IllegalArgumentException("model: the inputs' scaling has "
                    + inputs.get().columns() + " columns but the network takes " + columns);
        }
        if (targets.isPresent() && (targets.get().columns() != outputs || !classNames.isEmpty())) {
            throw new IllegalArgumentException(
                    "model: the targets' scaling has " + targets.get().columns()
                            + " columns, the network " + outputs + " outputs and " + classNames.size()
                            + " class names; scale the targets of a regression only, one column per output");
        }
    }

    /** A network without names and scalings. */
    public static Model of(Network network, OutputLink link) {
        return new Model(network, link, List.of(), List.of(), Optional.empty(), Optional.empty(), Map.of());
    }

    /** The same with names of the classes. */
    public Model classes(List<String> names) {
        return new Model(network, link, inputNames, names, inputs, targets, notes);
    }

    /** The same with names of the input columns. */
    public Model columns(List<String> names) {
        return new Model(network, link, names, classNames, inputs, targets, notes);
    }

    /** The same with a scaling of the inputs, which must be the one that the training data went through. */
    public Model scalingInputs(Scaling scaling) {
        return new Model(network, link, inputNames, classNames, Optional.of(scaling), targets, notes);
    }

    /** The same with a scaling of the targets, which must be the one that the training data went through. */
    public Model scalingTargets(Scaling scaling) {
        return new Model(network, link, inputNames, classNames, inputs, Optional.of(scaling), notes);
    }

    /** The same with texts. */
    public Model noting(Map<String, String> texts) {
        return new Model(network, link, inputNames, classNames, inputs, targets, texts);
    }

    /** Whether it tells classes apart. */
    public boolean isClassification() {
        return !classNames.isEmpty();
    }

    /**
     * Writes the model as one safetensors file: whole or not at all.
     *
     * @throws org.chainrule.core.io.FileException if it cannot be written
     * @throws IllegalArgumentException if a layer holds a function of one's own, which a file cannot name
     */
    public void save(Path file) {
        ModelFile.write(file, this);
    }

    /**
     * Reads a model.
     *
     * @throws org.chainrule.core.io.FileException if the file cannot be read, is no model, or its tensors are not those of its
     *     layers, with every difference
     */
    public static Model load(Path file) {
        return ModelFile.read(file);
    }
}
