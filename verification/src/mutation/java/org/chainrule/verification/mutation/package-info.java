/**
 * The tests tested: PIT changes the compiled code of core, autodiff and optimizers, one small change at a time, and the
 * tests are to notice. Run in the profile {@code mutation}, in the background of an afternoon:
 * {@code mvn -q -Pmutation -pl verification -am verify -DskipTests}.
 *
 * <p>Read {@link org.chainrule.verification.mutation.Scope} (what is mutated, which tests judge it), then
 * {@link org.chainrule.verification.mutation.RunMutation}, {@link org.chainrule.verification.mutation.PitRun} and
 * {@link org.chainrule.verification.mutation.PitReport} (PIT's work and what it wrote), then
 * {@link org.chainrule.verification.mutation.Gate}, which accepts the result or says why not:
 * <ul>
 *   <li>no mutants, or fewer in a package than its sources have conditions
 *       ({@link org.chainrule.verification.mutation.SourceFloor}): a run that did nothing;
 *   <li>less than 90 % killed by an assertion; a mutant that ran out of time is not counted as killed, because on a busy
 *       machine a slow test looks the same;
 *   <li>an undetected mutant that {@code survivors.txt} does not explain, or an explanation without its mutant
 *       ({@link org.chainrule.verification.mutation.Survivors}).
 * </ul>
 *
 * <p>The {@code Float…} twins are left out: they are the {@code Double…} sources after token replacement, which a test of
 * core proves, so their mutants would be the same mutants again. Nothing of this is in the published module.
 */
@NullMarked
package org.chainrule.verification.mutation;

import org.jspecify.annotations.NullMarked;
