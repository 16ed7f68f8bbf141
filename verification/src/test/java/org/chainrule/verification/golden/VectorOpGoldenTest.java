package org.chainrule.verification.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Plan;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.function.CustomRowFunction;
import org.chainrule.core.function.LogSoftmax;
import org.chainrule.core.function.LogSumExp;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowSheet;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.function.Softmin;
import org.junit.jupiter.api.Test;

/** Row functions and their vector-Jacobian products, through a plan. */
class VectorOpGoldenTest {

    @Test
    void valuesAndProductsAreExact() {
        var tally = new Tally("vector_ops.json");
        for (JsonNode entry : Golden.read("vector_ops.json").get("cases")) {
            String name = entry.get("op").asText();
            if (name.equals("prelu")) {
                tally.run(preluComplaints(entry));
            } else {
                GoldenFunctions.row(name)
                        .ifPresentOrElse(function -> judge(tally, function, entry), () -> tally.awaiting(name));
            }
        }
        tally.close();
    }

    private static List<String> preluComplaints(JsonNode entry) {
        String id = entry.get("id").asText();
        var x = Golden.matrix(entry.get("x"));
        var graph = new Graph();
        var in = graph.input("x", x.shape());
        var weight = graph.parameter("weight", Golden.numbers(entry.get("weight")));
        var out = graph.prelu(in, weight);
        var plan = Plan.builder(graph, out).inputGradients(in).build();
        plan.value(in).copyFrom(x);
        plan.cotangent(out).copyFrom(Golden.matrix(entry.get("cotangent")));
        plan.forward();
        plan.backward();
        var exact = entry.get("exact");
        var dweight = DoubleMatrix.of(Golden.numbers(exact.get("dweight")));
        var complaints = new ArrayList<>(Golden.complaints(id + " y", Golden.matrix(exact.get("y")), plan.value(out)));
        complaints.addAll(Golden.complaints(id + " dx", Golden.matrix(exact.get("dx")), plan.gradient(in)));
        complaints.addAll(Golden.complaints(id + " dweight", dweight, plan.gradient(weight)));
        return complaints;
    }

    private static void judge(Tally tally, RowFunction function, JsonNode entry) {
        if (entry.get("exact").isNull()) {
            tally.byConvention(conventionComplaints(function, entry));
        } else {
            tally.run(complaints(function, entry));
        }
    }

    private record Result(DoubleMatrix y, DoubleMatrix dx) {}

    private static Result run(RowFunction function, JsonNode entry) {
        var x = Golden.matrix(entry.get("x"));
        var graph = new Graph();
        var in = graph.input("x", x.shape());
        var out = graph.mapRows(function, in);
        var plan = Plan.builder(graph, out).inputGradients(in).build();
        plan.value(in).copyFrom(x);
        plan.cotangent(out).copyFrom(Golden.matrix(entry.get("cotangent")));
        plan.forward();
        plan.backward();
        return new Result((DoubleMatrix) plan.value(out), (DoubleMatrix) plan.gradient(in));
    }

    private static List<String> complaints(RowFunction function, JsonNode entry) {
        String id = entry.get("id").asText();
        var result = run(function, entry);
        var exact = entry.get("exact");
        var complaints = new ArrayList<>(Golden.complaints(id + " y", Golden.matrix(exact.get("y")), result.y()));
        // Where mathematics has no gradient (log-softmax at −∞), it is the cotangent, as elsewhere.
        var dx = exact.get("dx").isNull() ? entry.get("torch").get("dx") : exact.get("dx");
        complaints.addAll(Golden.complaints(id + " dx", Golden.matrix(dx), result.dx()));
        return complaints;
    }

    /** Rows that are (∞, 0, 1), all −∞, and (NaN, 0, 1): ∞ takes all (of softmin nothing), equal infinities share, NaN spreads. */
    private static List<String> conventionComplaints(RowFunction function, JsonNode entry) {
        var y = run(function, entry).y();
        double inf = Double.POSITIVE_INFINITY;
        double third = 1 / 3.0;
        double log3 = Math.log(3);
        double sigma = 1 / (1 + Math.exp(-1));
        var nan = new double[] {Double.NaN, Double.NaN, Double.NaN};
        var thirds = new double[] {third, third, third};
        var expected = new LinkedHashMap<RowFunction, DoubleMatrix>();
        expected.put(new Softmax(), DoubleMatrix.of(new double[] {1, 0, 0}, thirds, nan));
        boolean two = y.rows() == 2; // rows (−∞, 0, 1) and (0, −∞, −∞), of softmin only
        expected.put(
                new Softmin(),
                two
                        ? DoubleMatrix.of(new double[] {1, 0, 0}, new double[] {0, 0.5, 0.5})
                        : DoubleMatrix.of(new double[] {0, sigma, 1 - sigma}, thirds, nan));
        expected.put(
                new LogSoftmax(),
                DoubleMatrix.of(new double[] {0, -inf, -inf}, new double[] {-log3, -log3, -log3}, nan));
        expected.put(
                new LogSumExp(), DoubleMatrix.of(new double[] {inf}, new double[] {-inf}, new double[] {Double.NaN}));
        return Golden.complaints(
                entry.get("id").asText(), Objects.requireNonNull(expected.get(function), function.name()), y);
    }

    /** Planted: softmax without the sum in its vjp, which an all-ones cotangent would not notice. */
    @Test
    void aDroppedSumIsCaught() {
        var entry = Golden.read("vector_ops.json").get("cases").get(0);
        assertThat(entry.get("op").asText()).isEqualTo("softmax");
        assertThat(complaints(new Softmax(), entry)).isEmpty();
        assertThat(complaints(new SumlessSoftmax(), entry)).isNotEmpty().allMatch(text -> text.contains(" dx["));
    }

    record SumlessSoftmax() implements CustomRowFunction {
        @Override
        public String name() {
            return "softmax without its sum";
        }

        @Override
        public int columns(int n) {
            return n;
        }

        @Override
        public RowSheet sheet() {
            return new Softmax().sheet();
        }

        @Override
        public void value(double[] x, double[] y, int n) {
            new Softmax().value(x, y, n);
        }

        @Override
        public void vjp(double[] x, double[] y, double[] gy, double[] gx, int n) {
            for (int i = 0; i < n; i++) {
                gx[i] = y[i] * gy[i];
            }
        }
    }
}
