package dev.hansei.infra.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the stub model server speaks on one of its paths, as one provider does. */
interface StubProtocol {
  /** What a request's path begins with. */
  String path();

  /** The model that is asked, which Gemini's path names. */
  String model(String path, JsonNode body);

  /** Who said what, instructions first. */
  List<StubRequest.Turn> turns(JsonNode body);

  /** The JSON schema asked for; missing where none is. */
  JsonNode schema(JsonNode body);

  /** An answer. {@code text} null where the message has none. */
  ObjectNode answer(String model, @Nullable String text, End end);

  /** An answer in pieces; empty where the stub knows none on this path. */
  default Optional<StubFrames> frames(StubRequest request, String text) {
    return Optional.empty();
  }

  /** A whole response in which nobody answers. */
  ObjectNode nobody();

  /** An error as its body says it, with this word for what is wrong. */
  ObjectNode error(int status, String word);

  /** Why an answer ends. */
  enum End {
    WHOLE,
    TRUNCATED,
    FILTERED
  }
}
