package dev.hansei.activities.metrics.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Our Japanese words beside those of sacreBLEU's ja-mecab. */
class JapaneseTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void wordsAreThoseOfTheDictionary() {
    assertThat(Tokenization.JAPANESE.tokens("お寿司が食べたい。"))
        .containsExactly("お", "寿司", "が", "食べ", "たい", "。");
    assertThat(Tokenization.JAPANESE.tokens(" 　")).isEmpty();
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "HANSEI_TEST_DATA", matches = ".+")
  void questionsAreCutAsMecabCutsThem() throws IOException, NoSuchAlgorithmException {
    Map<String, String> questions = new HashMap<>();
    Path file = Path.of(System.getenv("HANSEI_TEST_DATA"), "jglue", "jsquad.jsonl");
    for (String line : Files.readAllLines(file)) {
      JsonNode one = JSON.readTree(line);
      questions.put(one.path("id").asText(), one.path("question").asText());
    }
    List<String> lines = expected();
    int equal = 0;
    for (String line : lines) {
      JsonNode one = JSON.readTree(line);
      String question = Objects.requireNonNull(questions.get(one.path("id").asText()));
      equal +=
          hash(Tokenization.JAPANESE.tokens(question)).equals(one.path("sha256").asText()) ? 1 : 0;
    }
    assertThat(lines).hasSizeGreaterThan(200);
    assertThat((double) equal / lines.size()).as("share cut alike").isGreaterThanOrEqualTo(0.99);
  }

  private static List<String> expected() throws IOException {
    try (InputStream in = JapaneseTest.class.getResourceAsStream("/metrics/ja-tokens.jsonl")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .toList();
    }
  }

  private static String hash(List<String> tokens) throws NoSuchAlgorithmException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(String.join("\n", tokens).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, 16);
  }
}
