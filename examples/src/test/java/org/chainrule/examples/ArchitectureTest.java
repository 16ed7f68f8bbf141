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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The five module descriptors against the picture of the house, and the packages against circles. */
class ArchitectureTest {

    /** Every arrow of the picture, and nothing else but what is optional. */
    private static final Map<String, Set<String>> PICTURE = Map.of(
            "core", Set.of(),
            "autodiff", Set.of("core"),
            "optimizers", Set.of("core"),
            "verification", Set.of("autodiff", "optimizers"),
            "examples", Set.of("core", "autodiff", "optimizers", "verification"));

    private static final Set<String> OPTIONAL = Set.of(
            "org.jspecify", "jdk.incubator.vector", "net.jqwik.api", "org.assertj.core", "org.apiguardian.api");

    @Test
    void theDescriptorsAreThePicture() throws IOException {
        var found = new TreeMap<String, Set<String>>();
        for (String module : PICTURE.keySet()) {
            var arrows = new TreeSet<String>();
            for (Requires requires : descriptor(module).requires()) {
                if (requires.name().startsWith("org.chainrule.")) {
                    arrows.add(requires.name().substring("org.chainrule.".length()));
                }
            }
            found.put(module, arrows);
        }
        PICTURE.forEach((module, arrows) -> assertThat(arrows).as(module).containsAll(found.get(module)));
        assertThat(found.get("optimizers")).as("optimizers do not know autodiff").containsExactly("core");
        assertThat(found.get("autodiff")).as("autodiff does not know optimizers").containsExactly("core");
        assertThat(found.get("core")).isEmpty();
    }

    @Test
    void publishedModulesNeedNothingAtRunTimeButTheJdk() throws IOException {
        for (String module : Set.of("core", "autodiff", "optimizers", "verification")) {
            for (Requires requires : descriptor(module).requires()) {
                boolean optional = requires.modifiers().contains(Requires.Modifier.STATIC);
                boolean platform = requires.name().startsWith("java.");
                boolean ours = requires.name().startsWith("org.chainrule.");
                assertThat(platform || ours || (optional && OPTIONAL.contains(requires.name())))
                        .as("%s requires %s %s", module, requires.modifiers(), requires.name())
                        .isTrue();
                assertThat(requires.modifiers())
                        .as("%s: \"requires static transitive\" would stop the compilation of modules downstream", module)
                        .satisfiesAnyOf(
                                modifiers -> assertThat(modifiers).doesNotContain(Requires.Modifier.STATIC),
                                modifiers -> assertThat(modifiers).doesNotContain(Requires.Modifier.TRANSITIVE));
            }
        }
    }

    @Test
    void providersAreDeclaredForTheModulePathAndForTheClassPath() throws IOException {
        var services = Files.readAllLines(Path.of(
                "../core/src/main/resources/META-INF/services/org.chainrule.core.kernel.KernelProvider"));
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
            slices().matching("org.chainrule." + module + ".(**)").should().beFreeOfCycles().allowEmptyShould(true).check(classes);
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
