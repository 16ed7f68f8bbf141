/**
 * Whole training steps of this library and of others, compared:
 * {@code mvn -q -Ppeers -pl verification -am verify -DskipTests -Dpeers=speed.RunSpeed "-Dspeed=W3 FLOAT32 1"}.
 *
 * <p>{@link Contestant} says who; everybody has a process of his own ({@link Worker}), starts from the same weights, sees the
 * same examples and must show the same losses ({@link LossBars}) before anything is timed; then they take turns.
 * {@link TorchSubject}, {@link TensorFlowSubject} and {@link OjalgoSubject} are each the fastest way through that library that
 * was found, not the one its introduction teaches.
 */
@NullMarked
package org.chainrule.verification.peer.speed;

import org.jspecify.annotations.NullMarked;
