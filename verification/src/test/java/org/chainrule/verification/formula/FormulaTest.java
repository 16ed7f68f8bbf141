package org.chainrule.verification.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.MathContext;
import java.util.Map;
import org.chainrule.core.function.LeakyRelu;
import org.chainrule.verification.formula.interval.Interval;
import org.junit.jupiter.api.Test;

class FormulaTest {

    @Test
    void operatorsBindAsOnTheBlackboard() {
        assertThat(value("1 + 2 * 3 - 4 / 2", 0)).isEqualTo(5);
        assertThat(value("8 - 4 - 2", 0)).isEqualTo(2); // from the left
        assertThat(value("2^3^2", 0)).isEqualTo(512); // from the right
        assertThat(value("-x^2", 3)).isEqualTo(-9); // the power first
        assertThat(value("(-x)^2", 3)).isEqualTo(9);
        assertThat(value("2 * -x", 3)).isEqualTo(-6);
        assertThat(value("x^-1", 4)).isEqualTo(0.25);
    }

    @Test
    void everyFunctionIsTheOneOfTheLibrary() {
        assertThat(value("exp(x)", 2)).isEqualTo(StrictMath.exp(2));
        assertThat(value("log(x)", 2)).isEqualTo(StrictMath.log(2));
        assertThat(value("log1p(x)", 2)).isEqualTo(StrictMath.log1p(2));
        assertThat(value("expm1(x)", 2)).isEqualTo(StrictMath.expm1(2));
        assertThat(value("sqrt(x)", 2)).isEqualTo(StrictMath.sqrt(2));
        assertThat(value("tanh(x)", 2)).isEqualTo(StrictMath.tanh(2));
        assertThat(value("abs(x) + max(x, 1) + min(x, 1)", -2)).isEqualTo(2 + 1 - 2);
        assertThat(value("erf(x)", 1)).isEqualTo(0.8427007929497149); // Abramowitz & Stegun, table 7.1
        assertThat(value("erfc(x)", 1)).isEqualTo(0.15729920705028513); // 1 − the same
        assertThat(value("pi", 0)).isEqualTo(Math.PI);
        assertThat(value("max(x, 0) + min(0, x)", Double.NaN)).isNaN();
    }

    @Test
    void onlyTheChosenBranchIsEvaluated() {
        var formula = Formula.parse("if(x > 0, log(x), 0 - 1)");
        assertThat(formula.exactly(Map.of("x", -1.0))).isEqualTo(Interval.of(-1));
        assertThat(value("if(x <= 1, 2, 3)", 1)).isEqualTo(2);
        assertThat(value("if(x < 1, 2, 3)", 1)).isEqualTo(3);
        assertThat(value("if(x >= 1, 2, 3)", 1)).isEqualTo(2);
        assertThat(value("if(x == 1, 2, 3)", 1)).isEqualTo(2);
    }

    @Test
    void derivativesAreThoseOfTheTable() {
        double x = 0.75;
        // Each is one or two roundings away from the same closed form; 4 ulps of 1 hold all of them.
        var bar = within(4 * Math.ulp(1.0));
        assertThat(slope("x^3", x)).isEqualTo(3 * x * x, bar);
        assertThat(slope("2^x", x)).isEqualTo(StrictMath.pow(2, x) * StrictMath.log(2), bar);
        // Of the same exp(1.5), 2x − 1 and x² being exact: the value's rounding, twice as large beside its difference
        // to 2 exp(1.5),
        // and one of each quotient.
        assertThat(slope("exp(2 * x) / x", x))
                .isEqualTo(StrictMath.exp(1.5) * (2 * x - 1) / (x * x), within((2 + 1 + 1) * 0x1p-53 * 4));
        assertThat(slope("log(x) * x", x)).isEqualTo(StrictMath.log(x) + 1, bar);
        assertThat(slope("log1p(x) - sqrt(x)", x)).isEqualTo(1 / 1.75 - 0.5 / Math.sqrt(x), bar);
        assertThat(slope("tanh(x)", x)).isEqualTo(1 / StrictMath.pow(StrictMath.cosh(x), 2), bar);
        assertThat(slope("expm1(-x)", x)).isEqualTo(-StrictMath.exp(-x), bar);
        assertThat(slope("erf(x)", x)).isEqualTo(2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x), bar);
        assertThat(slope("abs(-x) + max(x, 0) + min(x, 0)", x)).isEqualTo(2);
        assertThat(slope("max(x, 0)", 0)).isEqualTo(0.5);
    }

    @Test
    void exactValuesKeepTheirDigitsWhereDoublesLoseThem() {
        assertThat(digits(Formula.parse("exp(x)").exactly(Map.of("x", 1.0)))).isEqualTo("2.7182818284590452");
        assertThat(digits(Formula.parse("log(x)").exactly(Map.of("x", 2.0)))).isEqualTo("0.69314718055994531");
        assertThat(digits(Formula.parse("pi").exactly(Map.of()))).isEqualTo("3.1415926535897932");
        assertThat(digits(Formula.parse("erf(x)").exactly(Map.of("x", 1.0)))).isEqualTo("0.84270079294971487");
        // log(1 + e^-700) = e^-700 (1 − e^-700/2 + …), which a double formula rounds to 0.
        var softplus = Formula.parse("log(1 + exp(x))");
        assertThat(softplus.value(Map.of("x", -700.0))).isZero();
        assertThat(digits(softplus.exactly(Map.of("x", -700.0))))
                .isEqualTo(digits(Formula.parse("exp(x)").exactly(Map.of("x", -700.0))));
        assertThat(digits(softplus.derivativeExactly("x", Map.of("x", -700.0))))
                .isEqualTo(digits(Formula.parse("exp(x)").exactly(Map.of("x", -700.0))));
        assertThat(digits(Formula.parse("log1p(x) + expm1(x) + tanh(x)").exactly(Map.of("x", 0x1p-400))))
                .isEqualTo(digits(Interval.of(3 * 0x1p-400)));
    }

    @Test
    void recordComponentsAreTheParametersOfTheFormula() {
        assertThat(RecordComponents.of(new LeakyRelu(0.25))).containsExactly(Map.entry("a", 0.25));
        assertThat(RecordComponents.of("text")).isEmpty(); // a formula may name no parameter
        assertThat(RecordComponents.hint("text")).contains("java.lang.String is not a record: make it one");
    }

    @Test
    void whatCannotBeReadIsNamedWithItsPosition() {
        assertThatThrownBy(() -> Formula.parse("1 + "))
                .hasMessage("formula \"1 + \": at position 4 found the end; expected a number, a name or \"(\"");
        assertThatThrownBy(() -> Formula.parse("exp(x"))
                .hasMessage("formula \"exp(x\": at position 5 found the end; expected \")\"");
        assertThatThrownBy(() -> Formula.parse("x x"))
                .hasMessage("formula \"x x\": at position 2 found \"x\"; expected an operator or the end");
        assertThatThrownBy(() -> Formula.parse("max(x)"))
                .hasMessageContaining("at position 5 found \")\"; expected \",\"");
        assertThatThrownBy(() -> Formula.parse("sinh(x)"))
                .hasMessageContaining("at position 0")
                .hasMessageContaining("exp");
        assertThatThrownBy(() -> Formula.parse("if(x, 1, 2)")).hasMessageContaining("a comparison");
        assertThatThrownBy(() -> Formula.parse("1.2.3")).hasMessageContaining("a number such as 0.5");
        assertThatThrownBy(() -> Formula.parse("alpha * x").value(Map.of("x", 1.0)))
                .hasMessage("formula \"alpha * x\": found no value for \"alpha\"; the values are [x]");
    }

    private static double value(String text, double x) {
        return Formula.parse(text).value(Map.of("x", x));
    }

    private static double slope(String text, double x) {
        return Formula.parse(text).derivative("x", Map.of("x", x));
    }

    /** 17 digits, to which both ends of an enclosure of 60 bits agree. */
    private static String digits(Interval value) {
        var digits = new MathContext(17);
        var low = value.low().toBigDecimal().round(digits);
        assertThat(value.high().toBigDecimal().round(digits)).isEqualByComparingTo(low);
        return low.stripTrailingZeros().toString();
    }
}
