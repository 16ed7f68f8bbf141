package org.chainrule.verification.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chainrule.autodiff.op.Add;
import org.chainrule.autodiff.op.Concatenate;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Multiply;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Prelu;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.Shape;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowFunctions;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Losses;
import org.chainrule.core.loss.Reduction;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;
import org.junit.jupiter.api.Test;

/** What the sealed families permit, the indexes list and the checks check: no class is in one but not in the others. */
class CensusTest {

    /** The concrete classes of a sealed family; what is behind a non-sealed door is not ours. */
    private static Set<Class<?>> family(Class<?> root) {
        if (!root.isSealed()) {
            return isDoor(root) ? Set.of() : Set.of(root);
        }
        return Stream.of(root.getPermittedSubclasses())
                .flatMap(member -> family(member).stream())
                .collect(Collectors.toSet());
    }

    private static boolean isDoor(Class<?> type) {
        return type.isInterface() || Modifier.isAbstract(type.getModifiers());
    }

    private static Set<Class<?>> classes(List<?> index) {
        return index.stream().map(Object::getClass).collect(Collectors.toSet());
    }

    /** What is in a family but not in an index; empty if all is well. */
    static Set<Class<?>> missing(Class<?> family, List<?> index) {
        var missing = family(family);
        return missing.stream().filter(type -> !classes(index).contains(type)).collect(Collectors.toSet());
    }

    /** The first number of columns from {@code least} up that a function takes. */
    static int columnsTakenBy(RowFunction function, int least) {
        for (int n = least; n < least + 8; n++) {
            if (takes(function, n)) {
                return n;
            }
        }
        throw new AssertionError(function.name() + " takes no number of columns from " + least + " up");
    }

    private static boolean takes(RowFunction function, int columns) {
        try {
            function.columns(columns);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private static List<Op> ops() {
        return List.of(
                new Add(),
                new Concatenate(),
                new Elementwise(ScalarFunctions.all().get(0)),
                new Linear(),
                new LossOp(Losses.all().get(0)),
                new Multiply(),
                new Prelu(),
                new RowWise(new Softmax()));
    }

    @Test
    void everyScalarFunctionIsInTheIndexAndChecked() {
        assertThat(missing(ScalarFunction.class, ScalarFunctions.all())).isEmpty();
        assertThat(ScalarFunctions.all()).hasSameSizeAs(family(ScalarFunction.class));
        var checked = new ArrayList<CheckReport>();
        for (ScalarFunction function : ScalarFunctions.all()) {
            assertThat(function.datasheet().specimens()).as(function.name()).isNotEmpty();
            function.datasheet()
                    .specimens()
                    .forEach(s -> checked.add(GradientCheck.ofFunction(s).run()));
        }
        assertThat(checked)
                .hasSizeGreaterThanOrEqualTo(family(ScalarFunction.class).size());
        assertThat(checked)
                .allSatisfy(report ->
                        assertThat(report.passed()).as(report.describe()).isTrue());
        System.out.println(
                "census: " + ScalarFunctions.all().size() + " scalar functions, " + checked.size() + " specimens");
    }

    @Test
    void everyLossIsInTheIndexAndCheckedUnderEveryReduction() {
        assertThat(missing(Loss.class, Losses.all())).isEmpty();
        assertThat(Losses.all()).hasSameSizeAs(family(Loss.class));
        int specimens = 0;
        for (Loss loss : Losses.all()) {
            assertThat(loss.sheet().specimens()).as(loss.name()).isNotEmpty();
            for (Loss specimen : loss.sheet().specimens().stream().distinct().toList()) {
                specimens++;
                for (Reduction reduction : Reduction.values()) {
                    var report = GradientCheck.ofLoss(specimen, reduction).run();
                    assertThat(report.passed()).as(report.describe()).isTrue();
                }
            }
        }
        System.out.println("census: " + Losses.all().size() + " losses, " + specimens + " specimens");
    }

    @Test
    void everyRowFunctionIsInTheIndexAndChecked() {
        assertThat(missing(RowFunction.class, RowFunctions.all())).isEmpty();
        assertThat(RowFunctions.all()).hasSameSizeAs(family(RowFunction.class));
        for (RowFunction function : RowFunctions.all()) {
            assertThat(function.sheet().specimens()).as(function.name()).isNotEmpty();
            for (RowFunction specimen : function.sheet().specimens()) {
                var report = GradientCheck.ofOp(new RowWise(specimen))
                        .onShapes(Shape.of(3, columnsTakenBy(specimen, 4)))
                        .run();
                assertThat(report.passed()).as(report.describe()).isTrue();
            }
        }
        System.out.println("census: " + RowFunctions.all().size() + " row functions");
    }

    @Test
    void everyOpIsChecked() {
        assertThat(missing(Op.class, ops())).isEmpty();
        for (Op op : ops()) {
            int count = op instanceof Linear ? 3 : op instanceof Elementwise || op instanceof RowWise ? 1 : 2;
            var second = op instanceof Prelu ? Shape.of(1, 3) : Shape.of(3, 3);
            var shapes = new Shape[] {Shape.of(3, 3), second, Shape.of(1, 3)};
            var report = op instanceof LossOp lossOp
                    ? GradientCheck.ofLoss(lossOp.loss(), lossOp.reduction()).run()
                    : GradientCheck.ofOp(op)
                            .onShapes(List.of(shapes).subList(0, count).toArray(new Shape[0]))
                            .run();
            assertThat(report.passed()).as(report.describe()).isTrue();
        }
    }

    @Test
    void aMissingEntryIsFound() {
        var withoutTheLast =
                ScalarFunctions.all().subList(0, ScalarFunctions.all().size() - 1);
        assertThat(missing(ScalarFunction.class, withoutTheLast))
                .containsExactly(
                        ScalarFunctions.all().get(withoutTheLast.size()).getClass());
        assertThat(missing(Loss.class, Losses.all().subList(1, Losses.all().size())))
                .hasSize(1);
        assertThat(missing(Op.class, ops().subList(1, ops().size()))).containsExactly(Add.class);
        assertThat(missing(RowFunction.class, List.of())).hasSameSizeAs(RowFunctions.all());
    }
}
