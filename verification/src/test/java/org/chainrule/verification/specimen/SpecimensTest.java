package org.chainrule.verification.specimen;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.Loss;
import org.junit.jupiter.api.Test;

/** Every type in the sealed families has a specimen, and every specimen has mutants. */
class SpecimensTest {

    private static Set<Class<?>> family(Class<?> root) {
        boolean door = root.isInterface() || Modifier.isAbstract(root.getModifiers());
        if (!root.isSealed()) {
            return door ? Set.of() : Set.of(root);
        }
        return Stream.of(root.getPermittedSubclasses())
                .flatMap(member -> family(member).stream())
                .collect(Collectors.toSet());
    }

    /** What has no specimen; a loss op is checked with every loss, a row-wise op with every row function. */
    private static Set<Class<?>> missing(Class<?> root, List<Specimen> specimens) {
        var types = specimens.stream().map(Specimen::type).collect(Collectors.toSet());
        return family(root).stream()
                .filter(type -> !types.contains(type) && type != LossOp.class && type != RowWise.class)
                .collect(Collectors.toSet());
    }

    @Test
    void nothingWithADerivativeIsWithoutASpecimen() {
        for (Class<?> root : List.of(Op.class, ScalarFunction.class, RowFunction.class, Loss.class)) {
            assertThat(missing(root, Specimens.all())).as(root.getSimpleName()).isEmpty();
        }
        System.out.println("specimens: " + Specimens.all().size());
    }

    /** Planted: indexes with an entry missing. */
    @Test
    void aMissingSpecimenIsNoticed() {
        for (Class<?> root : List.of(Op.class, ScalarFunction.class, RowFunction.class, Loss.class)) {
            var left = family(root).stream()
                    .filter(type -> type != LossOp.class && type != RowWise.class)
                    .findFirst()
                    .orElseThrow();
            var without = Specimens.all().stream().filter(s -> s.type() != left).toList();
            assertThat(missing(root, without)).containsExactly(left);
        }
    }

    @Test
    void everySpecimenHasANameOfItsOwnAndMutantsThatAreFaults() {
        assertThat(Specimens.all().stream().map(Specimen::name)).doesNotHaveDuplicates();
        assertThat(Specimens.all())
                .allSatisfy(specimen -> assertThat(specimen.planted())
                        .as(specimen.name())
                        .anyMatch(planted -> planted.equivalence().isEmpty()));
    }
}
