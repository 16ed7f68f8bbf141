package org.chainrule.verification.locate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The figures of localisation; {@code -Dlocalisation.graphs=1000} measures on so many graphs of each kind. */
class LocalisationTest {

    private static final int GRAPHS = Integer.getInteger("localisation.graphs", 100);
    private static final double EXACT = 0.95;

    @Test
    void effectiveFaultsAreLocalisedExactlyAndSoundGraphsAreNotAccused() {
        var figures = new LocalisationFigures(1).faulty(GRAPHS).sound(GRAPHS);
        System.out.print(figures);
        assertThat(figures.effective).isEqualTo(GRAPHS);
        assertThat(figures.exact).as(figures.toString()).isGreaterThanOrEqualTo((int) Math.ceil(EXACT * GRAPHS));
        assertThat(figures.clean).isEqualTo(GRAPHS);
        assertThat(figures.accusedClean).as(figures.toString()).isZero();
    }
}
