package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.stream.Stream;
import org.chainrule.autodiff.Graph;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.Tanh;
import org.junit.jupiter.api.Test;

/** The checker needs core and autodiff only. */
class OptionalDependenciesTest {

    @Test
    void checksRunWithoutJqwikAndAssertJ() throws Exception {
        var places = Stream.of(Matrix.class, Graph.class, GradientCheck.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toArray(URL[]::new);
        try (var alone = new URLClassLoader(places, ClassLoader.getPlatformClassLoader())) {
            var check = alone.loadClass(GradientCheck.class.getName());
            var tanh = alone.loadClass(Tanh.class.getName()).getConstructor().newInstance();
            var function = alone.loadClass("org.chainrule.core.function.ScalarFunction");
            Object started = check.getMethod("ofFunction", function).invoke(null, tanh);
            Object report = started.getClass().getMethod("run").invoke(started);
            assertThat(report.toString()).startsWith("slope of tanh: PASS");
            var faults = alone.loadClass("org.chainrule.verification.fault.Faults");
            assertThat((List<?>) faults.getMethod("all").invoke(null)).isNotEmpty();
            assertThatThrownBy(() -> alone.loadClass("org.assertj.core.api.Assertions"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }
}
