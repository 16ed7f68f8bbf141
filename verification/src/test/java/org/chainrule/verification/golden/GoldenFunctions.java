package org.chainrule.verification.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.chainrule.core.function.Identity;
import org.chainrule.core.function.LeakyRelu;
import org.chainrule.core.function.LogSoftmax;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowFunctions;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.function.Softplus;
import org.chainrule.core.function.Tanh;

/** The functions of this library by their golden names. */
final class GoldenFunctions {

    private static final Map<String, Function<JsonNode, ScalarFunction>> SCALAR = Map.of(
            "identity", params -> new Identity(),
            "leaky_relu", params -> new LeakyRelu(params.get("negative_slope").asDouble()),
            "relu", params -> new Relu(),
            "sigmoid", params -> new Sigmoid(),
            "softplus", params -> new Softplus(params.get("beta").asDouble()),
            "tanh", params -> new Tanh());

    private static final Map<String, RowFunction> ROW =
            Map.of("log_softmax", new LogSoftmax(), "softmax", new Softmax());

    private GoldenFunctions() {}

    /** Empty if the library has no such function yet; having it under this name without a line here fails. */
    static Optional<ScalarFunction> scalar(String name, JsonNode params) {
        var found = SCALAR.get(name);
        if (found == null) {
            assertThat(ScalarFunctions.all())
                    .as("%s exists: add its line to GoldenFunctions", name)
                    .noneMatch(
                            function -> function.name().replaceAll("\\(.*", "").equals(name.replace('_', '-')));
            return Optional.empty();
        }
        return Optional.of(found.apply(params));
    }

    /** Empty if the library has no such row function yet; having it under this name without a line here fails. */
    static Optional<RowFunction> row(String name) {
        if (!ROW.containsKey(name)) {
            assertThat(RowFunctions.all())
                    .as("%s exists: add its line to GoldenFunctions", name)
                    .noneMatch(function -> function.name().equals(name.replace('_', '-')));
        }
        return Optional.ofNullable(ROW.get(name));
    }
}
