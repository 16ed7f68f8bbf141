package org.chainrule.core.data;

import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Seed;

/** Discs and crosses on 64×64 grey pixels. */
final class GreyShapes {

    private static final int SIDE = 64;

    /** Half the thickness of a cross's arms, as a share of the arms' length from the centre. */
    private static final double THICKNESS = 1.0 / 3.0;

    private GreyShapes() {}

    static Dataset generate(int count, long seed) {
        Require.atLeast("shapes", "images", 2, count);
        var random = new Seed(seed).stream("shapes");
        var inputs = DoubleMatrix.zeros(count, SIDE * SIDE);
        for (int i = 0; i < count; i++) {
            draw(inputs.array(), i * SIDE * SIDE, i % 2 == 0, random);
        }
        return new Dataset(
                "shapes", inputs, PlaneSets.turns(count, 2), Names.pixels(SIDE, SIDE), List.of("disc", "cross"));
    }

    private static void draw(double[] pixels, int offset, boolean disc, RandomGenerator random) {
        double centreX = SIDE / 2.0 + Seed.uniform(random, -5, 5);
        double centreY = SIDE / 2.0 + Seed.uniform(random, -5, 5);
        double radius = Seed.uniform(random, 11, 18);
        double ground = Seed.uniform(random, 20, 90);
        double figure = Seed.uniform(random, 140, 230);
        // Arms of length a and thickness 2a·k cover 8a²k − 4a²k²; this a gives them the area of the disc, πr².
        double arm = radius * StrictMath.sqrt(Math.PI / (8 * THICKNESS - 4 * THICKNESS * THICKNESS));
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                double x = Math.abs(column + 0.5 - centreX);
                double y = Math.abs(row + 0.5 - centreY);
                boolean inside = disc
                        ? x * x + y * y <= radius * radius
                        : Math.max(x, y) <= arm && Math.min(x, y) <= arm * THICKNESS;
                double grey = (inside ? figure : ground) + 12 * Seed.normal(random);
                pixels[offset + row * SIDE + column] = Math.min(255, Math.max(0, Math.rint(grey)));
            }
        }
    }
}
