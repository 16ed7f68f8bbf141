package org.chainrule.verification.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.Comparison;
import org.chainrule.verification.check.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest {

    private static final Pattern RELATION = Pattern.compile("\"([^\"]+)\"");

    static Stream<Fault> faults() {
        return Faults.all().stream();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultIsCaughtByTheCheckThatItNames(Fault fault) {
        var report = fault.faulty().get();
        assertThat(report.passed()).as(report.describe()).isFalse();
        assertThat(report.verdict()).as(report.describe()).isIn(Verdict.FAIL, Verdict.INACCURATE);
        assertThat(namedCheckFailed(fault, failed(report)))
                .as("%s: %s%n%s", fault, fault.caughtBy(), report.describe())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatTheFaultWasPlantedInPassesTheSameCheck(Fault fault) {
        var report = fault.sound().get();
        assertThat(report.passed()).as(report.describe()).isTrue();
        assertThat(report.verdict()).isEqualTo(Verdict.PASS);
    }

    private static List<Comparison> failed(CheckReport report) {
        return report.comparisons().stream()
                .filter(c -> c.verdict() == Verdict.FAIL || c.verdict() == Verdict.INACCURATE)
                .toList();
    }

    private static boolean namedCheckFailed(Fault fault, List<Comparison> failed) {
        var relation = RELATION.matcher(fault.caughtBy());
        if (relation.find()) {
            return failed.stream().anyMatch(c -> c.what().contains(relation.group(1)));
        }
        return failed.stream().anyMatch(c -> c.kind() != Comparison.Kind.EXACT);
    }

    @Test
    void thereAreAtLeastFourteenAndTheirNamesAreUnique() {
        assertThat(Faults.all()).hasSizeGreaterThanOrEqualTo(14);
        assertThat(Faults.all().stream().map(Fault::name)).doesNotHaveDuplicates();
        System.out.println("planted faults: " + Faults.all().size());
    }

    @Test
    void aFaultIsFoundByName() {
        assertThat(Faults.named("transpose-missing").sentence()).contains("Wᵀ");
        assertThatThrownBy(() -> Faults.named("none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("transpose-missing");
    }
}
