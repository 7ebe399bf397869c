package dev.hansei.workflows.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TokenRangeTest {
  @Test
  void isGuessedFromCharacters() {
    assertThat(TokenRange.of("")).isEqualTo(TokenRange.NONE);
    TokenRange english = TokenRange.of("How long are daily snapshots kept? ".repeat(10));
    assertThat(english.low()).isBetween(69L, 71L);
    assertThat(english.high()).isBetween(139L, 141L);
    TokenRange japanese = TokenRange.of("日次スナップショットの保存期間");
    assertThat(japanese.low()).isEqualTo(7);
    assertThat(japanese.high()).isEqualTo(30);
  }

  @Test
  void aShareIsRoundedOutwards() {
    assertThat(new TokenRange(10, 11).share(1, 3)).isEqualTo(new TokenRange(3, 4));
    assertThat(new TokenRange(10, 11).share(0, 0)).isEqualTo(TokenRange.NONE);
    assertThat(new TokenRange(1, 2).times(3).plus(new TokenRange(1, 1)))
        .isEqualTo(new TokenRange(4, 7));
    assertThatThrownBy(() -> new TokenRange(2, 1)).hasMessageContaining("range");
  }
}
