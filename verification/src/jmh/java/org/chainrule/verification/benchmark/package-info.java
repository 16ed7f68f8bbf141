/**
 * Benchmarks, run by JMH in the profile {@code jmh}:
 * {@code mvn -q -Pjmh -pl verification -am verify -DskipTests -Djmh=ProductBenchmark}.
 *
 * <p>A figure here is a ratio measured in one run; figures of different runs or machines are not comparable.
 */
@NullMarked
package org.chainrule.verification.benchmark;

import org.jspecify.annotations.NullMarked;
