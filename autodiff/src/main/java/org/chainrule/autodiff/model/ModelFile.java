package org.chainrule.autodiff.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.autodiff.network.Network;
import org.chainrule.core.Matrix;
import org.chainrule.core.data.Scaling;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.io.FileException;
import org.chainrule.core.io.SafeTensors;
import org.chainrule.core.io.SafeTensorsFile;
import org.chainrule.core.loss.OutputLink;

/** A {@link Model} to a safetensors file and back. */
final class ModelFile {

    private static final String KIND = "kind";
    private static final String MODEL = "chainrule model 1";
    private static final String NOTE = "note.";

    private ModelFile() {}

    static void write(Path file, Model model) {
        var texts = new LinkedHashMap<String, String>();
        model.notes().forEach((name, text) -> texts.put(NOTE + name, text));
        texts.put("format", "pt"); // what Hugging Face's loaders want to see
        texts.put(KIND, MODEL);
        texts.put("layers", LayerText.of(model.network()));
        texts.put("link", model.link().name());
        names(texts, "column", model.inputNames());
        names(texts, "class", model.classNames());
        model.inputs().ifPresent(scaling -> texts.put("input scaling", scaling.text()));
        model.targets().ifPresent(scaling -> texts.put("target scaling", scaling.text()));
        var vectors = new ArrayList<String>();
        var tensors = new LinkedHashMap<String, Matrix>();
        model.network().torchNames().forEach((own, name) -> {
            tensors.put(name, model.network().parameters().get(own).value());
            if (SafeTensors.isVector(own)) {
                vectors.add(name);
            }
        });
        SafeTensors.write(file, tensors, texts, vectors::contains);
    }

    private static void names(Map<String, String> texts, String what, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            texts.put(what + "." + i, names.get(i));
        }
    }

    static Model read(Path file) {
        var found = SafeTensors.read(file);
        try {
            return model(found);
        } catch (FileException refused) {
            throw new FileException("model: " + file + ": " + refused.getMessage(), refused);
        } catch (IllegalArgumentException refused) {
            throw new FileException(
                    "model: " + file + ": " + refused.getMessage() + "; the file is damaged, or another version's",
                    refused);
        }
    }

    private static Model model(SafeTensorsFile file) {
        var texts = file.metadata();
        if (!MODEL.equals(texts.get(KIND))) {
            throw new FileException("it is " + (texts.containsKey(KIND) ? "a " + texts.get(KIND) : "no model")
                    + "; give a file that was saved as a model, such as model.safetensors of a training");
        }
        var precision = file.tensors().values().stream()
                .findFirst()
                .map(Matrix::precision)
                .orElseThrow(() -> new FileException("it has no tensors"));
        var network = LayerText.parse(text(texts, "layers")).initialised(Initializers.zeros(), 0, precision);
        load(file, network);
        var notes = new LinkedHashMap<String, String>();
        texts.forEach((name, text) -> {
            if (name.startsWith(NOTE)) {
                notes.put(name.substring(NOTE.length()), text);
            }
        });
        return new Model(
                network,
                OutputLink.valueOf(text(texts, "link")),
                names(texts, "column"),
                names(texts, "class"),
                scaling(texts, "input scaling"),
                scaling(texts, "target scaling"),
                notes);
    }

    private static void load(SafeTensorsFile file, Network network) {
        var wanted = new LinkedHashMap<String, Matrix>();
        network.torchNames()
                .forEach((own, name) ->
                        wanted.put(name, network.parameters().get(own).value()));
        var differences = file.differences(wanted);
        if (!differences.isEmpty()) {
            throw new FileException("the tensors are not those of the layers " + network + ": "
                    + String.join("; ", differences) + "; fetch the file again, or save the model anew");
        }
        wanted.forEach((name, matrix) -> matrix.copyFrom(file.tensor(name)));
    }

    private static String text(Map<String, String> texts, String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("the text \"" + name + "\" is missing");
        }
        return text;
    }

    private static List<String> names(Map<String, String> texts, String what) {
        var names = new ArrayList<String>();
        for (int i = 0; texts.containsKey(what + "." + i); i++) {
            names.add(text(texts, what + "." + i));
        }
        return names;
    }

    private static Optional<Scaling> scaling(Map<String, String> texts, String name) {
        return Optional.ofNullable(texts.get(name)).map(Scaling::parse);
    }
}
