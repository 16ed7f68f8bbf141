package org.chainrule.verification.formula;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.chainrule.verification.formula.interval.Accuracy;
import org.chainrule.verification.formula.interval.Interval;
import org.chainrule.verification.formula.interval.Powers;
import org.junit.jupiter.api.Test;

/**
 * The oracle against another one: the 25 decimal digits in the golden activations, computed by mpmath with 60 to 1000 digits.
 * A decimal of 25 digits stands for all numbers within half a unit of its last digit; the enclosure must have one of them.
 */
class GoldenDecimalsTest {

    /** By golden name, or name and form; parameters by their golden names. */
    private static final Map<String, String> FORMULAS = Map.ofEntries(
            Map.entry("identity", "x"),
            Map.entry("sigmoid", "1 / (1 + exp(-x))"),
            Map.entry("tanh", "tanh(x)"),
            Map.entry("relu", "max(x, 0)"),
            Map.entry("leaky_relu", "if(x > 0, x, negative_slope * x)"),
            Map.entry("elu", "if(x > 0, x, alpha * (exp(x) - 1))"),
            Map.entry(
                    "selu",
                    "1.0507009873554804934193349852946"
                            + " * if(x > 0, x, 1.6732632423543772848170429916717 * expm1(x))"),
            Map.entry("celu", "max(x, 0) + min(0, alpha * expm1(x / alpha))"),
            Map.entry("gelu none", "x * erfc(-x / sqrt(2)) / 2"),
            Map.entry("gelu tanh", "x / (1 + exp(-2 * sqrt(2 / pi) * (x + cubic * x^3)))"),
            Map.entry("silu", "x / (1 + exp(-x))"),
            Map.entry("mish", "x * tanh(log1p(exp(x)))"),
            Map.entry("softplus", "log1p(exp(beta * x)) / beta"),
            Map.entry("softsign", "x / (1 + abs(x))"),
            Map.entry("hardtanh", "max(min_val, min(x, max_val))"),
            Map.entry("relu6", "min(max(0, x), 6)"),
            Map.entry("hardsigmoid", "min(max(0, x + 3), 6) / 6"),
            Map.entry("hardswish", "x * min(max(0, x + 3), 6) / 6"),
            Map.entry("log_sigmoid", "-log1p(exp(-x))"),
            Map.entry("prelu", "if(x > 0, x, weight * x)"),
            Map.entry("threshold", "if(x > threshold, x, value)"),
            Map.entry("tanhshrink", "x - tanh(x)"),
            Map.entry("softshrink", "x - max(-lambd, min(x, lambd))"),
            Map.entry("hardshrink", "if(abs(x) > lambd, x, 0)"));

    /** Narrow enough for 25 digits and the half unit, below the range of doubles too. */
    private static final Precision DIGITS = new Precision(96, Precision.Vanishing.KEPT);

    private int compared;
    private int vanished;
    private final List<String> complaints = new ArrayList<>();

    @Test
    void everyDecimalIsEnclosed() throws IOException {
        try (var stream = Objects.requireNonNull(getClass().getResourceAsStream("/golden/activations.json"))) {
            for (JsonNode function : new ObjectMapper().readTree(stream).get("functions")) {
                function(function);
            }
        }
        System.out.println("golden decimals: " + compared + " values and slopes of 25 digits are enclosed, " + vanished
                + " are 0 in the file and below 2^-1075 in the enclosure");
        assertThat(complaints).isEmpty();
        assertThat(compared).isGreaterThan(2500);
        assertThat(vanished).isBetween(1, 80);
    }

    private void function(JsonNode function) {
        String name = function.get("name").asText();
        var parameters = new HashMap<String, Double>();
        parameters.put("cubic", 0.044715); // the file's is this double, 4.9e-17 of itself off the decimal
        function.get("params").properties().forEach(entry -> {
            if (entry.getValue().isNumber()) {
                parameters.put(entry.getKey(), entry.getValue().asDouble());
            }
        });
        String form = function.get("params").has("approximate")
                ? " " + function.get("params").get("approximate").asText()
                : "";
        var formula = Formula.parse(Objects.requireNonNull(FORMULAS.get(name + form), name + form));
        var exact = function.get("exact");
        for (int i = 0; i < function.get("x").size(); i++) {
            if (function.get("x").get(i).isNumber()) {
                double x = function.get("x").get(i).asDouble();
                var at = Bindings.of(parameters).with("x", x);
                String where = name + parameters + " at " + x;
                compare(where, exact.get("y_decimal").get(i), formula, formula::evaluate, at);
                compare(
                        "slope of " + where,
                        exact.get("dy_decimal").get(i),
                        formula,
                        (arithmetic, points) -> formula.tangent(arithmetic, Coordinate.of("x"), points),
                        at);
            }
        }
    }

    private void compare(
            String where,
            JsonNode decimal,
            Formula formula,
            BiFunction<IntervalArithmetic, Bindings<Interval>, Interval> what,
            Bindings<Double> at) {
        if (decimal.isNull()) {
            return; // a kink
        }
        var expected = decimal.asText();
        if (expected.matches("-?0(\\.0)?")) {
            var found = Precision.ENOUGH.enclose(formula, what, at);
            vanished += found.equals(Interval.ZERO) ? 0 : 1;
            compared += found.equals(Interval.ZERO) ? 1 : 0;
            if (!Accuracy.vanishes(found)) {
                complaints.add(where + ": 0 expected, found " + found);
            }
            return;
        }
        compared++;
        var found = DIGITS.enclose(formula, what, at);
        if (!found.meets(rounded(expected)) || !Accuracy.isNarrow(found, 96)) {
            complaints.add(where + ": " + expected + " expected, found " + found);
        }
    }

    /** All numbers that are rounded to these 25 digits; exponents may be beyond what BigDecimal takes. */
    private static Interval rounded(String decimal) {
        var arithmetic = new IntervalArithmetic(192);
        int e = decimal.indexOf('e');
        var digits = new BigDecimal(e < 0 ? decimal : decimal.substring(0, e));
        int lost = Math.max(0, 25 - digits.precision()); // trailing zeros are not written
        var half = new BigDecimal("0.5").scaleByPowerOfTen(-digits.scale() - lost);
        var all = arithmetic.number(digits.subtract(half)).join(arithmetic.number(digits.add(half)));
        long exponent = e < 0 ? 0 : Long.parseLong(decimal.substring(e + 1).replace("+", ""));
        var power = Powers.power(arithmetic.number(10), arithmetic.number(exponent), 192);
        return arithmetic.multiply(all, power);
    }
}
