/**
 * Whole training steps, timed: {@code mvn -q -Pspeed -pl verification -am verify -DskipTests "-Dspeed=W3 FLOAT32 vector 1 5"}.
 *
 * <p>{@code -Dspeed.main=MeasureGrowth "-Dspeed=FLOAT32 vector 1 1"} prints how the time of a step grows with width, batch and
 * depth; {@code -Dspeed.main=MeasureStart "-Dspeed=10 W3 FLOAT32 auto 1 2"} how long a new process takes to its first step, how fast
 * it becomes, and its memory.
 *
 * <p>{@link Workload} says what is computed, {@link Subject} who computes it, {@link MeasureSteps} how fast. The clock is read
 * once per window of some steps; on a machine that does other work besides, the best window and the processor time of the
 * calling thread say more than the mean.
 */
@NullMarked
package org.chainrule.verification.speed;

import org.jspecify.annotations.NullMarked;
