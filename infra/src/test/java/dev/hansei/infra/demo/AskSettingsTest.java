package dev.hansei.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskSettingsTest {
  @Test
  void hasDefaults() {
    AskSettings none = AskSettings.of(Map.of());
    assertThat(none).isEqualTo(AskSettings.DEFAULTS);
    assertThat(none.retrievalDepth()).isEqualTo(3);
    assertThat(none.wordWeight()).isZero();
    assertThat(none.adapter()).isEmpty();
    assertThat(none.answer().refuseBelow()).isEqualTo(0.35);
  }

  @Test
  void readsEachKey() {
    String adapter = "0f".repeat(32);
    AskSettings all =
        AskSettings.of(
            Map.of(
                "retrievalDepth",
                7,
                "wordWeight",
                0.25,
                "adapter",
                adapter,
                "nameSource",
                true,
                "maxSentences",
                4,
                "maxChars",
                300,
                "refuseBelow",
                0.5,
                "refusal",
                "Ask support.",
                "cite",
                true));
    assertThat(all.retrievalDepth()).isEqualTo(7);
    assertThat(all.answer().topPassages()).isEqualTo(7);
    assertThat(all.wordWeight()).isEqualTo(0.25);
    assertThat(all.adapter()).isEqualTo(adapter);
    assertThat(all.nameSource()).isTrue();
    assertThat(all.answer().maxSentences()).isEqualTo(4);
    assertThat(all.answer().maxChars()).isEqualTo(300);
    assertThat(all.answer().refuseBelow()).isEqualTo(0.5);
    assertThat(all.answer().refusal()).isEqualTo("Ask support.");
    assertThat(all.answer().cite()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "retrievalDepth,0,retrievalDepth is 1 to 50",
    "retrievalDepth,51,retrievalDepth is 1 to 50",
    "retrievalDepth,deep,retrievalDepth is a number",
    "retrievalDepth,2.5,retrievalDepth is a whole number",
    "wordWeight,1.5,wordWeight is 0 to 1",
    "adapter,abc,adapter is a SHA-256",
    "nameSource,yes,nameSource is true or false",
    "retrievalDepht,3,'retrievalDepht' is unknown"
  })
  void saysWhatIsWrongWithASetting(String key, String value, String message) {
    Object given = value.matches("[\\d.]+") ? Double.valueOf(value) : value;
    assertThatThrownBy(() -> AskSettings.of(Map.of(key, given)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
