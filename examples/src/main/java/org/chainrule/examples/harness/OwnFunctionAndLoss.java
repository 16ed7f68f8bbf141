package org.chainrule.examples.harness;

import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;

/**
 * An activation and a loss of one's own.
 *
 * @param function the check of the activation
 * @param wrongSlope the check of it with a slope that is wrong
 * @param loss the check of the loss
 * @param wrongSign the check of it with value and slope of the wrong sign
 */
public record OwnFunctionAndLoss(CheckReport function, CheckReport wrongSlope, CheckReport loss, CheckReport wrongSign)
        implements Section {

    /** Checks all four. */
    public static OwnFunctionAndLoss compute() {
        return new OwnFunctionAndLoss(
                GradientCheck.ofFunction(new BentIdentity(1)).run(),
                GradientCheck.ofFunction(new BentIdentity(1 + 1e-6)).run(),
                GradientCheck.ofLoss(new QuarticError(1)).run(),
                GradientCheck.ofLoss(new QuarticError(-1)).run());
    }

    @Override
    public String title() {
        return "An activation and a loss of your own";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph(
                "A record that implements CustomFunction is held to differences everywhere, and to the formula of its"
                        + " datasheet; then the 1 in its slope becomes 1.000001:");
        out.blank();
        Told.report(out, function);
        Told.report(out, wrongSlope);
        out.blank();
        out.paragraph(
                "A record that implements CustomLoss, and the same with its sign wrong in value and slope alike. Then"
                        + " the slope agrees with differences, as it must; the formula of the sheet disagrees with the value:");
        out.blank();
        Told.report(out, loss);
        Told.report(out, wrongSign);
        out.blank();
        out.paragraph("In a test with jqwik, implement FunctionContract or LossContract with one method and get these"
                + " checks, at 20 seeds each, and more.");
    }
}
