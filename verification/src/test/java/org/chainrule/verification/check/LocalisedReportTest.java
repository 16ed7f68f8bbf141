package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.Gelu;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.Tanh;
import org.chainrule.verification.locate.Finding;
import org.chainrule.verification.mutant.MutantOp;
import org.junit.jupiter.api.Test;

class LocalisedReportTest {

    private static final DoubleMatrix X = DoubleMatrix.of(new double[] {0.5, -1}, new double[] {1.5, 0.25});
    private static final DoubleMatrix W = DoubleMatrix.of(new double[] {0.5, -0.25}, new double[] {0.75, 0.5});

    private static final MutantOp FLIPPED =
            new MutantOp(new Elementwise(new Tanh()), (sound, input, o, g, beta, gx) -> {
                var negative = Matrix.copyOf(g, Precision.FLOAT64);
                o.kernels().addScaled(-1, g, 0, negative);
                sound.vjp(input, o, negative, beta, gx);
            });

    @Test
    void aFailedCheckOfAGraphNamesTheOpAtFault() {
        var graph = new Graph();
        Node x = graph.input("x", 2);
        Node w = graph.parameter("w", W);
        Node faulty = graph.apply("squashed", FLIPPED, graph.linear(x, w));
        Node y = graph.map(new Tanh(), graph.linear(faulty, w));
        var report = GradientCheck.ofGraph(graph, y, Map.of(x, X)).run();
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.node()).isEqualTo(faulty));
        assertThat(report.describe())
                .contains("localised: tanh \"squashed\" (node 3 of 6)")
                .contains("as if it were −g · f′ instead of g · f′ (sign-flipped)")
                .contains("the chain-rule step:")
                .contains("reproduce: GradientCheck.ofOp(");
    }

    /** The slopes of relu at 0 are as far apart as this fault is large. */
    @Test
    void theKinkOfOneOpHidesNoFaultOfAnother() {
        var steep = new MutantOp(new Elementwise(new Tanh()), (sound, input, o, g, beta, gx) -> {
            sound.vjp(input, o, g, beta, gx);
            for (int i = 0; i < gx.size(); i++) {
                gx.set(i, o.in(input).get(i) == 0 ? 1.4 * gx.get(i) : gx.get(i));
            }
        });
        for (boolean faulty : new boolean[] {false, true}) {
            var graph = new Graph();
            Node x = graph.parameter("x", 0, 1, -1);
            Node squashed = faulty ? graph.apply("squashed", steep, x) : graph.map(new Tanh(), x);
            Node y = graph.add(graph.map(new Relu(), x), squashed);
            var report = GradientCheck.ofGraph(graph, y, Map.of()).run();
            assertThat(report.passed()).as(report.describe()).isEqualTo(!faulty);
            assertThat(report.findings())
                    .extracting(Finding::node)
                    .containsExactlyElementsOf(faulty ? List.of(squashed) : List.of());
        }
    }

    @Test
    void aCheckThatPassesHasNoFindingsAndCanBeAskedForHiddenOnes() {
        var graph = new Graph();
        Node x = graph.input("x", 2);
        Node y = graph.map(new Tanh(), graph.linear(x, graph.parameter("w", W)));
        var check = GradientCheck.ofGraph(graph, y, Map.of(x, X));
        assertThat(check.run().findings()).isEmpty();
        assertThat(check.localise()).isEmpty();

        var dead = new Graph();
        Node a = dead.parameter("a", 0.5, -1);
        Node zero = dead.apply("dead", FLIPPED, a);
        Node out = dead.multiply(zero, dead.constant("nothing", DoubleMatrix.zeros(1, 2)));
        var hiding = GradientCheck.ofGraph(dead, out, Map.of());
        assertThat(hiding.run().passed()).isTrue();
        assertThat(hiding.localise()).singleElement().satisfies(finding -> {
            assertThat(finding.node()).isEqualTo(zero);
            assertThat(finding).returns(false, Finding::isOnRecord);
        });
    }

    @Test
    void whoReadsWhatAnotherChangedInPlaceIsNotAccusedOfIt() {
        var clobbering = new MutantOp(new Elementwise(new Tanh()), (sound, input, o, g, beta, gx) -> {
            sound.vjp(input, o, g, beta, gx);
            o.in(input).set(0, o.in(input).get(0) + 0.5);
        });
        var graph = new Graph();
        Node x = graph.input("x", 2);
        Node shared = graph.linear(x, graph.parameter("w", W));
        Node first = graph.map(new Gelu(), shared);
        Node faulty = graph.apply("clobbering", clobbering, shared);
        var report = GradientCheck.ofGraph(graph, graph.multiply(graph.multiply(first, shared), faulty), Map.of(x, X))
                .run();
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.node()).isEqualTo(faulty));
    }

    @Test
    void whatThePathGoesThroughIsNamedAtAKink() {
        var graph = new Graph();
        Node a = graph.parameter("a", 0, 1);
        Node y = graph.apply("gate", new Elementwise(new Relu()), a);
        var report = GradientCheck.ofGraph(graph, y, Map.of()).run();
        assertThat(report.passed()).as(report.describe()).isTrue();
        assertThat(report.comparisons())
                .anySatisfy(comparison -> assertThat(comparison.detail())
                        .contains("a kink: from the left")
                        .contains("path through the kink of relu \"gate\""));
    }

    @Test
    void ofAPathThroughSeveralKinksOnlyTheLocalRulesAreDemanded() {
        // relu(a) − 3 relu(−a): 3 from the left, 1 from the right, and by the convention of both halves 0.
        var graph = new Graph();
        Node a = graph.parameter("a", 0.0);
        Node minus = graph.multiply(a, graph.constant("minus", DoubleMatrix.of(new double[] {-1})));
        Node up = graph.apply("up", new Elementwise(new Relu()), a);
        Node down = graph.apply("down", new Elementwise(new Relu()), minus);
        Node steep = graph.multiply(down, graph.constant("three", DoubleMatrix.of(new double[] {-3})));
        Node y = graph.add(up, steep);
        var report = GradientCheck.ofGraph(graph, y, Map.of()).run();
        assertThat(report.passed()).as(report.describe()).isTrue();
        assertThat(report.comparisons()).isNotEmpty().allSatisfy(comparison -> {
            assertThat(comparison.verdict()).isEqualTo(Verdict.PASS);
            assertThat(comparison.by()).isEqualTo(Witness.KINKS);
            assertThat(comparison.severity()).isLessThanOrEqualTo(1);
            assertThat(comparison.detail())
                    .contains("the kink of relu \"up\" and the kink of relu \"down\"")
                    .contains("every function on the way follows its own rule");
        });
    }
}
