package org.chainrule.verification.region;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How often each demanded region was hit.
 *
 * @param hits by the name of the region, in the order of the subject's regions
 */
public record Coverage(Map<String, Integer> hits) {

    /** Of a check from which no region is demanded, as when a person has chosen the points. */
    public static final Coverage NOTHING_DEMANDED = new Coverage(Map.of());

    /** Copies, and keeps the order. */
    public Coverage {
        hits = Collections.unmodifiableMap(new LinkedHashMap<>(hits));
    }

    /** The points of these that lie in each region. */
    public static <P> Coverage of(Regions<P> regions, Iterable<? extends P> points) {
        var hits = new LinkedHashMap<String, Integer>();
        for (Region<P> region : regions.all()) {
            int count = 0;
            for (P point : points) {
                count += region.holds(point) ? 1 : 0;
            }
            hits.put(region.name(), count);
        }
        return new Coverage(hits);
    }

    /** Both; what is in both is added up. */
    public Coverage and(Coverage other) {
        var sum = new LinkedHashMap<>(hits);
        other.hits.forEach((name, count) -> sum.merge(name, count, Integer::sum));
        return new Coverage(sum);
    }

    /** The demanded regions that no point lay in. */
    public List<String> missed() {
        return hits.entrySet().stream()
                .filter(entry -> entry.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether every demanded region was hit. */
    public boolean isComplete() {
        return missed().isEmpty();
    }

    /** One line: how many regions, how often each was hit. */
    public String describe() {
        return hits.size() - missed().size() + " of " + hits.size() + " hit: "
                + hits.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }
}
