/**
 * The checks on code that nobody here wrote: libraries from Maven Central, as they are.
 *
 * <p>{@link org.chainrule.verification.peer.RunPeers} checks every {@link org.chainrule.verification.peer.Subject} and says
 * what was expected of it. {@link org.chainrule.verification.peer.EncogNetwork} gives its gradient away,
 * {@link org.chainrule.verification.peer.OjalgoNetwork} only trains, {@link org.chainrule.verification.peer.DjlLoss} is a loss
 * whose value can be wrong. Nothing of this is in the published module; it is compiled in the profile {@code peers} only.
 */
@NullMarked
package org.chainrule.verification.peer;

import org.jspecify.annotations.NullMarked;
