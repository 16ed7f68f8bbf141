package org.chainrule.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShapeTest {

    @Test
    void theBatchIsASymbolUntilItsRowsAreKnown() {
        var shape = Shape.batch(784);
        assertThat(shape).hasToString("batch×784");
        assertThat(shape.isBatched()).isTrue();
        assertThatThrownBy(shape::size).hasMessageContaining("batch×784").hasMessageContaining("withBatch");
        assertThat(shape.withBatch(64)).isEqualTo(Shape.of(64, 784)).hasToString("64×784");
        assertThat(shape.withBatch(64).size()).isEqualTo(64 * 784);
    }

    @Test
    void aKnownShapeIgnoresTheBatch() {
        assertThat(Shape.of(2, 3).withBatch(64)).isEqualTo(Shape.of(2, 3));
        assertThat(Shape.SCALAR.size()).isEqualTo(1);
    }

    @Test
    void emptyAndOversizedShapesAreRefused() {
        assertThatThrownBy(() -> Shape.of(0, 3)).hasMessageContaining("0×3");
        assertThatThrownBy(() -> Shape.of(3, 0)).hasMessageContaining("3×0");
        assertThatThrownBy(() -> Shape.of(-2, 3)).hasMessageContaining("-2×3");
        assertThatThrownBy(() -> Shape.of(1 << 16, 1 << 16).size()).isInstanceOf(ArithmeticException.class);
    }
}
