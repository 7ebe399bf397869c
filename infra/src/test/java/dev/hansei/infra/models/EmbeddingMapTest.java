package dev.hansei.infra.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EmbeddingMapTest {
  @Test
  void mapsAndKeepsTheLengthOfOne() {
    EmbeddingMap turned = EmbeddingMap.of(new float[] {0, -2, 2, 0}, 2);
    assertThat(turned.apply(new float[] {0.6f, 0.8f}))
        .containsExactly(new float[] {-0.8f, 0.6f}, within(1e-6f));
    assertThat(turned.apply(new float[] {0, 0})).containsExactly(0, 0);
  }

  @Test
  void isReadFromTheBytesThatItIsWrittenTo() {
    EmbeddingMap map = EmbeddingMap.of(new float[] {1, 0.25f, -3, 4}, 2);
    assertThat(map.bytes()).hasSize(16).startsWith(0, 0, (byte) 0x80, 0x3f);
    EmbeddingMap again = EmbeddingMap.read(map.bytes(), 2);
    assertThat(again.bytes()).isEqualTo(map.bytes());
  }

  @Test
  void refusesWhatIsNoMap() {
    assertThatThrownBy(() -> EmbeddingMap.read(new byte[15], 2)).hasMessageContaining("16 bytes");
    assertThatThrownBy(() -> EmbeddingMap.of(new float[] {1, 2, 3}, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EmbeddingMap.of(new float[] {1, 2, 3, Float.NaN}, 2))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> EmbeddingMap.of(new float[] {1}, 1).apply(new float[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
