package org.chainrule.examples;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The five module descriptors against the picture of the house, and the packages against circles. */
class ArchitectureTest {

    /** Every arrow of the picture, and nothing else but what is optional. */
    private static final Map<String, Set<String>> PICTURE = Map.of(
            "core", Set.of(),
            "autodiff", Set.of("core"),
            "optimizers", Set.of("core"),
            "verification", Set.of("core", "autodiff", "optimizers"),
            "examples", Set.of("core", "autodiff", "optimizers", "verification"));

    private static final Set<String> OPTIONAL =
            Set.of("org.jspecify", "jdk.incubator.vector", "net.jqwik.api", "org.assertj.core", "org.apiguardian.api");

    @Test
    void theDescriptorsAreThePicture() throws IOException {
        for (String module : PICTURE.keySet()) {
            assertThat(violations(module, descriptor(module))).as(module).isEmpty();
        }
    }

    @Test
    void aPlantedArrowAndAPlantedDependencyAreNoticed() {
        var planted = ModuleDescriptor.newModule("org.chainrule.optimizers")
                .requires("org.chainrule.core")
                .requires("org.chainrule.autodiff")
                .requires("com.example.logging")
                .requires(Set.of(Requires.Modifier.STATIC, Requires.Modifier.TRANSITIVE), "org.jspecify")
                .build();
        assertThat(violations("optimizers", planted)).hasSize(3);
    }

    /** Arrows that the picture lacks, run-time dependencies of a published module, "static transitive". */
    private static List<String> violations(String module, ModuleDescriptor descriptor) {
        var violations = new ArrayList<String>();
        for (Requires requires : descriptor.requires()) {
            String name = requires.name();
            boolean optional = requires.modifiers().contains(Requires.Modifier.STATIC);
            if (optional && requires.modifiers().contains(Requires.Modifier.TRANSITIVE)) {
                violations.add("requires static transitive " + name + " stops the compilation of modules downstream");
            } else if (name.startsWith("org.chainrule.")) {
                if (!PICTURE.getOrDefault(module, Set.of()).contains(name.substring("org.chainrule.".length()))) {
                    violations.add("requires " + name + ", an arrow that the picture lacks");
                }
            } else if (!name.startsWith("java.")
                    && !(optional && OPTIONAL.contains(name))
                    && !module.equals("examples")) {
                violations.add("requires " + name + "; a published module needs nothing but the JDK at run time");
            }
        }
        return violations;
    }

    @Test
    void providersAreDeclaredForTheModulePathAndForTheClassPath() throws IOException {
        var services = Files.readAllLines(
                Path.of("../core/src/main/resources/META-INF/services/org.chainrule.core.kernel.KernelProvider"));
        var provided = descriptor("core").provides().stream()
                .flatMap(provides -> provides.providers().stream())
                .toList();
        assertThat(services).isNotEmpty().containsExactlyInAnyOrderElementsOf(provided);
    }

    @Test
    void packagesHaveNoCircles() {
        for (String module : PICTURE.keySet()) {
            var classes = new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPath(classes(module));
            assertThat(classes).as(module).isNotEmpty();
            slices().matching("org.chainrule." + module + ".(**)")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    private static ModuleDescriptor descriptor(String module) throws IOException {
        try (var in = Files.newInputStream(classes(module).resolve("module-info.class"))) {
            return ModuleDescriptor.read(in);
        }
    }

    private static Path classes(String module) {
        return Path.of("..", module, "target", "classes").normalize().toAbsolutePath();
    }
}
