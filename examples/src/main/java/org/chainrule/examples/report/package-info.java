/**
 * The HTML report: one self-contained page with inline SVG, without scripts and without anything fetched.
 *
 * <p>Read {@link org.chainrule.examples.report.Svg} (elements as text), then {@link org.chainrule.examples.report.Ticks} and
 * {@link org.chainrule.examples.report.LineChart}, then {@link org.chainrule.examples.report.DecisionMap}, then
 * {@link org.chainrule.examples.report.Page}, which puts them on paper. Numbers are printed by
 * {@link org.chainrule.core.Figures} and there is no time, host or path, so the same seed gives the same bytes.
 */
@NullMarked
package org.chainrule.examples.report;

import org.jspecify.annotations.NullMarked;
