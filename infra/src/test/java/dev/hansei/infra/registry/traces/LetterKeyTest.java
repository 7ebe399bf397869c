package dev.hansei.infra.registry.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LetterKeyTest {
  private static final String ONE = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  @Test
  void isNamedByItself() {
    assertThat(LetterKey.of(ONE).id()).matches("[0-9a-f]{16}").isEqualTo(LetterKey.of(ONE).id());
    assertThat(new DeadLetterSettings(" " + ONE + " ,").all()).hasSize(1);
    assertThat(new DeadLetterSettings("").all()).isEmpty();
  }

  @Test
  void isNeverShown() {
    assertThat(LetterKey.of(ONE).toString() + new DeadLetterSettings(ONE))
        .doesNotContain(ONE.substring(0, 8), "0123");
  }

  @Test
  void refusesWhatIsNoKeyWithoutShowingIt() {
    for (var wrong : new String[] {"c2hvcnQ=", "no base64 at all!", ONE + "AAAA"}) {
      assertThatThrownBy(() -> new DeadLetterSettings(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("HANSEI_DEAD_LETTER_KEYS")
          .hasMessageContaining("openssl rand -base64 32")
          .hasMessageNotContaining(wrong);
    }
  }
}
