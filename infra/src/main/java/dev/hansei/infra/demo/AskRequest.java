package dev.hansei.infra.demo;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/**
 * What is asked: {@code {"question": "...", "user": "u-42"}}.
 *
 * @param user a pseudonym of who asks, always the same one; empty where nobody is named
 * @param promptVersion answers under this version instead of the live one, for evaluations; such a
 *     question sends no trace, so that what a gate asks never comes back as production traffic
 */
record AskRequest(String question, String user, OptionalInt promptVersion) {
  /** As long as the serving endpoint takes a key. */
  static final int USER_CHARS_MAX = 200;

  /** A long question with a stack trace in it. */
  static final int QUESTION_CHARS_MAX = 4_000;

  /** The question at four bytes a character, and some room. */
  static final int BYTES_MAX = 32 * 1024;

  private static final int BAD_REQUEST = 400;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Reads a body.
   *
   * @throws AskProblem 400, saying which field is wrong
   */
  static AskRequest read(byte[] body) {
    JsonNode json = parse(body);
    json.fieldNames()
        .forEachRemaining(name -> {
          if (!List.of("question", "user", "promptVersion").contains(name)) {
            throw bad(
                "'%s' is unknown; there are question, user and promptVersion.".formatted(name));
          }
        });
    String question = json.path("question").asText().strip();
    if (!json.path("question").isTextual() || question.isEmpty()) {
      throw bad("'question' is missing: text of 1 to %d characters.".formatted(QUESTION_CHARS_MAX));
    }
    if (question.length() > QUESTION_CHARS_MAX) {
      throw bad("'question' has at most %d characters.".formatted(QUESTION_CHARS_MAX));
    }
    return new AskRequest(question, user(json.path("user")), version(json.path("promptVersion")));
  }

  private static String user(JsonNode user) {
    if (user.isMissingNode() || user.isNull()) {
      return "";
    }
    String said = user.asText().strip();
    if (!user.isTextual() || said.isEmpty() || said.length() > USER_CHARS_MAX) {
      throw bad("'user' is text of 1 to %d characters.".formatted(USER_CHARS_MAX));
    }
    return said;
  }

  private static OptionalInt version(JsonNode number) {
    if (number.isMissingNode() || number.isNull()) {
      return OptionalInt.empty();
    }
    if (!number.canConvertToInt() || number.intValue() < 1) {
      throw bad("'promptVersion' is the number of a version, from 1.");
    }
    return OptionalInt.of(number.intValue());
  }

  private static JsonNode parse(byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      if (json.isObject()) {
        return json;
      }
    } catch (IOException e) {
      // Said below.
    }
    throw bad("The body is JSON: {\"question\": \"...\"}.");
  }

  private static AskProblem bad(String message) {
    return new AskProblem(BAD_REQUEST, "bad-request", message);
  }
}
