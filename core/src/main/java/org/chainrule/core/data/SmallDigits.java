package org.chainrule.core.data;

import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Seed;

/** Digits on 8×8 pixels. */
final class SmallDigits {

    private static final int SIDE = 8;

    private static final int WIDTH = 5;

    /** The digits 0 to 9, seven rows of five cells each. */
    private static final List<String> GLYPHS = List.of(
            ".###. #...# #...# #...# #...# #...# .###.",
            "..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###.",
            ".###. #...# ....# ..##. .#... #.... #####",
            "####. ....# ....# .###. ....# ....# ####.",
            "...#. ..##. .#.#. #..#. ##### ...#. ...#.",
            "##### #.... ####. ....# ....# #...# .###.",
            "..##. .#... #.... ####. #...# #...# .###.",
            "##### ....# ...#. ..#.. .#... .#... .#...",
            ".###. #...# #...# .###. #...# #...# .###.",
            ".###. #...# #...# .#### ....# ...#. .##..");

    private SmallDigits() {}

    static Dataset generate(int perClass, long seed) {
        Require.atLeast("digits", "images of each digit", 1, perClass);
        var random = new Seed(seed).stream("digits");
        int count = Math.multiplyExact(GLYPHS.size(), perClass);
        var inputs = DoubleMatrix.zeros(count, SIDE * SIDE);
        for (int i = 0; i < count; i++) {
            draw(inputs.array(), i * SIDE * SIDE, GLYPHS.get(i % GLYPHS.size()), random);
        }
        return new Dataset(
                "digits",
                inputs,
                PlaneSets.turns(count, GLYPHS.size()),
                Names.pixels(SIDE, SIDE),
                Names.numbers(GLYPHS.size()));
    }

    private static void draw(double[] pixels, int offset, String glyph, RandomGenerator random) {
        var rows = glyph.split(" ", -1);
        int left = random.nextInt(SIDE - WIDTH + 1);
        int top = random.nextInt(SIDE - rows.length + 1);
        double ink = Seed.uniform(random, 0.6, 1);
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                int y = row - top;
                int x = column - left;
                boolean inside = y >= 0 && y < rows.length && x >= 0 && x < WIDTH && rows[y].charAt(x) == '#';
                double grey = (inside ? ink : 0) + 0.1 * Seed.normal(random);
                pixels[offset + row * SIDE + column] = Math.min(1, Math.max(0, grey));
            }
        }
    }
}
