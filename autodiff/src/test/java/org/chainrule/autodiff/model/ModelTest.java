package org.chainrule.autodiff.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.autodiff.network.Network;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.data.MinMax;
import org.chainrule.core.data.Standardiser;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.Glu;
import org.chainrule.core.function.LeakyRelu;
import org.chainrule.core.function.Relu;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.io.FileException;
import org.chainrule.core.io.SafeTensors;
import org.chainrule.core.loss.OutputLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTest {

    private static final List<String> CLASSES = List.of("iris, white", "blue\nline", "red");
    private static final DoubleMatrix ROWS = DoubleMatrix.of(new double[] {1, 20}, new double[] {3, -5});

    @TempDir
    private Path folder;

    private static Network network(Precision precision) {
        return Network.inputs(2)
                .dense(4, new LeakyRelu(0.2))
                .dropout(0.25, 7)
                .dense(4)
                .preluPerFeature()
                .dense(6, new Glu())
                .initialised(Initializers.he(), 3, precision);
    }

    private static Model full(Precision precision) {
        return Model.of(network(precision), OutputLink.SOFTMAX)
                .classes(CLASSES)
                .columns(List.of("length", "width"))
                .scalingInputs(Standardiser.fit(ROWS))
                .noting(Map.of("data", "two rows"));
    }

    private Path file() {
        return folder.resolve("model.safetensors");
    }

    @Test
    void aModelComesBackWholeWithTheSameBits() {
        for (Precision precision : Precision.values()) {
            var model = full(precision);
            model.save(file());
            var read = Model.load(file());
            assertThat(read.network()).hasToString(model.network().toString());
            assertThat(read.network().layers()).isEqualTo(model.network().layers());
            assertThat(read.network().parameters().values().toArray())
                    .isEqualTo(model.network().parameters().values().toArray());
            assertThat(read.network().parameters().precision()).isEqualTo(precision);
            assertThat(read.link()).isEqualTo(OutputLink.SOFTMAX);
            assertThat(read.classNames()).isEqualTo(CLASSES);
            assertThat(read.inputNames()).containsExactly("length", "width");
            assertThat(read.inputs()).isEqualTo(Optional.of(Standardiser.fit(ROWS)));
            assertThat(read.targets()).isEmpty();
            assertThat(read.notes()).isEqualTo(Map.of("data", "two rows"));
            assertThat(read.isClassification()).isTrue();
        }
    }

    @Test
    void aRegressionComesBackWithTheScalingOfItsTargets() {
        var network = Network.inputs(2).dense(3, new Relu()).dense(1).initialised(Initializers.he(), 1);
        Model.of(network, OutputLink.IDENTITY)
                .scalingTargets(MinMax.fit(ROWS.rows(0, 2).reshaped(4, 1)))
                .save(file());
        var read = Model.load(file());
        assertThat(read.targets()).isEqualTo(Optional.of(MinMax.fit(ROWS.reshaped(4, 1))));
        assertThat(read.isClassification()).isFalse();
    }

    /** An {@code nn.Sequential} of Linear, LeakyReLU, Dropout, Linear, PReLU, Linear, GLU has these names and shapes. */
    @Test
    void tensorsAreThoseOfASequentialOfPytorch() throws IOException {
        full(Precision.FLOAT32).save(file());
        assertThat(SafeTensors.read(file()).tensors().keySet())
                .containsExactly("0.weight", "0.bias", "3.weight", "3.bias", "4.weight", "5.weight", "5.bias");
        String header = Files.readString(file(), StandardCharsets.ISO_8859_1);
        assertThat(header)
                .contains("\"0.weight\":{\"dtype\":\"F32\",\"shape\":[4,2]")
                .contains("\"0.bias\":{\"dtype\":\"F32\",\"shape\":[4]")
                .contains("\"4.weight\":{\"dtype\":\"F32\",\"shape\":[4]")
                .contains("\"5.weight\":{\"dtype\":\"F32\",\"shape\":[6,4]")
                .contains("\"format\":\"pt\"");
    }

    @Test
    void anotherArchitectureIsRefusedWithEveryDifference() {
        full(Precision.FLOAT64).save(file());
        var read = SafeTensors.read(file());
        var tensors = new LinkedHashMap<String, Matrix>(read.tensors());
        tensors.put("0.weight", DoubleMatrix.zeros(5, 2));
        tensors.remove("3.bias");
        tensors.put("9.weight", DoubleMatrix.zeros(1, 1));
        SafeTensors.write(file(), tensors, read.metadata());
        assertThatThrownBy(() -> Model.load(file()))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("\"0.weight\" is 5×2 instead of 4×2")
                .hasMessageContaining("\"3.bias\" is missing")
                .hasMessageContaining("\"9.weight\" (1×1) is not expected")
                .hasMessageContaining(file().toString());
    }

    @Test
    void whatIsNoModelOrDamagedIsRefused() throws IOException {
        assertThatThrownBy(() -> Model.load(file())).hasMessageContaining("does not exist");
        SafeTensors.write(file(), Map.of("x", DoubleMatrix.zeros(1, 1)), Map.of());
        assertThatThrownBy(() -> Model.load(file())).hasMessageContaining("no model");
        full(Precision.FLOAT64).save(file());
        var read = SafeTensors.read(file());
        for (var change : Map.of(
                        "layers", "inputs 2\ndense x",
                        "link", "SOFT",
                        "input scaling", "standardise 0x1.0p0 0x1.0p0",
                        "class.2", "")
                .entrySet()) {
            var texts = new LinkedHashMap<>(read.metadata());
            if (change.getValue().isEmpty()) {
                texts.remove(change.getKey());
            } else {
                texts.put(change.getKey(), change.getValue());
            }
            SafeTensors.write(file(), read.tensors(), texts);
            assertThatThrownBy(() -> Model.load(file())).as(change.toString()).isInstanceOf(FileException.class);
        }
        for (String layers :
                List.of("", "dense 3", "inputs 2\nconv 3", "inputs 2\nmap cosine", "inputs 2\ndropout 2")) {
            var texts = new LinkedHashMap<>(read.metadata());
            texts.put("layers", layers);
            SafeTensors.write(file(), read.tensors(), texts);
            assertThatThrownBy(() -> Model.load(file())).as(layers).isInstanceOf(FileException.class);
        }
    }

    @Test
    void namesAndScalingsMustFitTheNetwork() {
        var model = Model.of(network(Precision.FLOAT64), OutputLink.SOFTMAX);
        assertThatThrownBy(() -> model.classes(List.of("a", "b"))).hasMessageContaining("2 class names but 3 outputs");
        assertThatThrownBy(() -> model.columns(List.of("a"))).hasMessageContaining("1 input names");
        assertThatThrownBy(() -> model.scalingInputs(Standardiser.fit(ROWS.reshaped(4, 1))))
                .hasMessageContaining("1 columns but the network takes 2");
        assertThatThrownBy(() -> model.scalingTargets(Standardiser.fit(ROWS))).hasMessageContaining("targets' scaling");
        var one = Network.inputs(2).dense(1).initialised(Initializers.he(), 1);
        assertThat(Model.of(one, OutputLink.SIGMOID)
                        .classes(List.of("no", "yes"))
                        .classNames())
                .hasSize(2);
    }

    private record Cube() implements CustomFunction {
        @Override
        public String name() {
            return "cube";
        }

        @Override
        public double value(double x) {
            return x * x * x;
        }

        @Override
        public double slope(double x, double y) {
            return 3 * x * x;
        }

        @Override
        public Datasheet datasheet() {
            return Datasheet.of("x^3", "3 * x^2").specimens(this);
        }
    }

    @Test
    void aFunctionOfOnesOwnIsRefusedAndNothingIsWritten() {
        var network = Network.inputs(2).dense(3, new Cube()).dense(1).initialised(Initializers.he(), 1);
        assertThatThrownBy(() -> Model.of(network, OutputLink.IDENTITY).save(file()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cube");
        assertThat(file()).doesNotExist();
    }
}
