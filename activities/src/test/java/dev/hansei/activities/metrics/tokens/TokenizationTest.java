package dev.hansei.activities.metrics.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.activities.metrics.ExpectedValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenizationTest {
  private static final List<JsonNode> ROWS = ExpectedValues.rows("overlap-tokens.jsonl");

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JAPANESE") // JapaneseTest has it.
  void cutsAsSacrebleuDoes(Tokenization tokenization) {
    assertThat(ROWS).hasSizeGreaterThan(100);
    for (JsonNode row : ROWS) {
      String text = row.get("text").asText();
      assertThat(tokenization.tokens(text))
          .as("tokens of %s", text)
          .isEqualTo(ExpectedValues.texts(row.get("tokens").get(tokenization.word())));
    }
  }

  @Test
  void lowersAsPythonDoes() {
    for (JsonNode row : ROWS) {
      assertThat(PythonText.lower(row.get("text").asText())).isEqualTo(row.get("lower").asText());
    }
  }

  @Test
  void findsTheWordsOfRouge() {
    for (JsonNode row : ROWS) {
      assertThat(RougeWords.of(row.get("text").asText()))
          .isEqualTo(ExpectedValues.texts(row.get("rouge")));
    }
  }

  @Test
  void stemsAsNltkDoes() {
    JsonNode stems = ExpectedValues.rows("overlap-stems.json").getFirst();
    assertThat(stems.size()).isGreaterThan(1000);
    for (Map.Entry<String, JsonNode> stem : stems.properties()) {
      assertThat(PorterStemmer.stem(stem.getKey()))
          .as("stem of %s", stem.getKey())
          .isEqualTo(stem.getValue().asText());
    }
  }

  @Test
  void isFoundByItsNameOnly() {
    assertThat(Tokenization.named("13a")).contains(Tokenization.MTEVAL_13A);
    assertThat(Tokenization.named("ja-mecab")).isEmpty();
    assertThat(Tokenization.words())
        .containsExactly("13a", "intl", "char", "zh", "ja-kuromoji", "none");
  }
}
