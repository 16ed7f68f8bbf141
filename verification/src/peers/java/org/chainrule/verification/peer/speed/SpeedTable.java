package org.chainrule.verification.peer.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chainrule.verification.speed.Rates;
import org.chainrule.verification.speed.TriadSubject;

/** All lines in Markdown, with machine, JDK and date. */
final class SpeedTable {

    private final List<SpeedLine> lines = new ArrayList<>();
    private final Map<Integer, Rates> triads = new TreeMap<>();

    void add(SpeedLine line) {
        lines.add(line);
    }

    void addTriad(int threads, Rates stepsPerSecond) {
        triads.put(threads, stepsPerSecond.times(1e-9 * TriadSubject.bytes()));
    }

    boolean hasOtherWork() {
        return lines.stream().anyMatch(SpeedLine::hasOtherWork);
    }

    @Override
    public String toString() {
        String names = Contestant.compared().stream().map(Contestant::label).collect(Collectors.joining(" | "));
        String dashes = "|---".repeat(Contestant.compared().size());
        var text = new StringBuilder();
        text.append("\n").append(machine()).append("\n\nBest window (median):\n\n");
        text.append("| | precision | threads | unit | ").append(names).append(" | times the best peer |\n");
        text.append("|---|---|---|---").append(dashes).append("|---|\n");
        lines.forEach(line -> text.append(line.toRow()).append('\n'));
        text.append("\nBeside the machine (best windows):\n\n");
        text.append("| | precision | threads | GFLOP/s | peak | share | GB/s | triad | share |\n");
        text.append("|---|---|---|---|---|---|---|---|---|\n");
        lines.forEach(line -> text.append(line.toRoofline(triads.getOrDefault(line.threads(), new Rates(0, 0))))
                .append('\n'));
        text.append("\nLosses of the first steps, off by so many error bars (1 is the limit):\n\n");
        text.append("| | precision | threads | ").append(names).append(" | planted fault |\n");
        text.append("|---|---|---").append(dashes).append("|---|\n");
        lines.forEach(line -> text.append(line.toLosses()).append('\n'));
        return text.toString();
    }

    private static String machine() {
        return processor() + ", " + Runtime.getRuntime().availableProcessors() + " processors, "
                + System.getProperty("java.vm.vendor") + " JDK " + System.getProperty("java.version") + ", "
                + LocalDate.now(ZoneOffset.UTC);
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            var facts = lines.filter(line -> line.contains(":"))
                    .map(line -> line.split(":", 2))
                    .collect(Collectors.toMap(
                            pair -> pair[0].strip(), pair -> pair[1].strip(), (first, second) -> first));
            return facts.getOrDefault("model name", "processor unknown") + " (family "
                    + facts.getOrDefault("cpu family", "?") + ", model " + facts.getOrDefault("model", "?") + ")";
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
