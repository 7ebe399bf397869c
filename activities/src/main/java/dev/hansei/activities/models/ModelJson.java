package dev.hansei.activities.models;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * Finds the JSON object in a model's reply. Models wrap it in a sentence or a code fence; that is
 * tolerated. Two objects are not: one of them may be quoted from what was to be judged, and nobody
 * can tell which.
 */
public final class ModelJson {
  /** A verdict or a question is far shorter; bounds the search. */
  private static final int CHARS_MAX = 100_000;

  /** Braces in prose that open nothing; more than this is no reply to a request for JSON. */
  private static final int TRIES_MAX = 100;

  private static final int DEPTH_MAX = 16;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
              .build());

  private ModelJson() {}

  /** The one object in the reply; empty where there is none or more than one. */
  public static Optional<JsonNode> object(String reply) {
    if (reply.length() > CHARS_MAX) {
      return Optional.empty();
    }
    Optional<JsonNode> found = Optional.empty();
    int at = reply.indexOf('{');
    for (int tries = 0; at >= 0; tries++) {
      if (tries == TRIES_MAX) {
        return Optional.empty();
      }
      int end = at + 1;
      try (JsonParser parser = JSON.createParser(reply.substring(at))) {
        JsonNode node = parser.readValueAsTree();
        end = at + (int) parser.currentLocation().getCharOffset();
        if (found.isPresent()) {
          return Optional.empty();
        }
        found = Optional.of(node);
      } catch (IOException e) {
        // This brace opens no object; the next one may.
      }
      at = reply.indexOf('{', end);
    }
    return found;
  }
}
