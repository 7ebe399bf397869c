package dev.hansei.api.traces;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.workflows.models.Message;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A trace as one line of an import: a request to the application and what it answered.
 *
 * @param traceId 32 hex digits; or
 * @param externalId your own name for it, from which the trace id is derived; with neither, the id
 *     is derived from the line, so that importing a file twice changes nothing
 * @param input what the user said, as one text; or
 * @param messages the whole conversation up to the answer
 * @param output what the application answered; may be empty where it failed
 * @param status {@code ok} or {@code error}
 * @param startedAt now, when absent
 * @param passages what retrieval put before the model: texts, or objects with id, text and score
 * @param session your id of the conversation
 * @param user your id of the user; only a keyed hash of it is kept
 * @param costUsd what it cost, in dollars
 * @param feedback what the user said of the answer: one object or a list
 * @param attributes whatever else is known, kept as it is
 */
@Schema(name = "ImportedLine")
record ImportedLine(
    Optional<String> traceId,
    Optional<String> externalId,
    Optional<String> input,
    Optional<List<Message>> messages,
    Optional<String> output,
    Optional<String> model,
    Optional<String> promptName,
    Optional<String> promptVersion,
    Optional<Instant> startedAt,
    OptionalLong durationMillis,
    Optional<Status> status,
    Optional<List<JsonNode>> passages,
    OptionalLong inputTokens,
    OptionalLong outputTokens,
    Optional<String> session,
    Optional<String> user,
    OptionalDouble costUsd,
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<LineFeedback> feedback,
    Optional<Map<String, Object>> attributes) {
  /** A day; longer than any request, shorter than a wrong unit. */
  private static final long DURATION_MILLIS_MAX = 86_400_000;

  // A field that is absent arrives as null, whatever its type says.
  @SuppressWarnings("NullAway")
  ImportedLine {
    feedback = feedback == null ? List.of() : List.copyOf(feedback);
    if (traceId.isPresent() && externalId.isPresent()) {
      throw new IllegalArgumentException("a line has traceId or externalId, not both");
    }
    if (externalId.filter(id -> id.isBlank() || id.length() > 200).isPresent()) {
      throw new IllegalArgumentException("externalId has 1 to 200 characters");
    }
    if (input.isPresent() == messages.isPresent()) {
      throw new IllegalArgumentException(
          "a line has input (a text) or messages (a list), one of them");
    }
    if (messages.filter(List::isEmpty).isPresent()) {
      throw new IllegalArgumentException("messages has at least one message");
    }
    if (output.isEmpty() && status.filter(it -> it == Status.ERROR).isEmpty()) {
      throw new IllegalArgumentException("a line has an output, unless its status is error");
    }
    if (promptVersion.isPresent() && promptName.isEmpty()) {
      throw new IllegalArgumentException("promptVersion needs promptName");
    }
    durationMillis.ifPresent(ImportedLine::requireDuration);
    startedAt.ifPresent(time -> SpanLimits.time("startedAt", time));
    inputTokens.ifPresent(count -> SpanLimits.tokens("inputTokens", count));
    if (costUsd.isPresent()
        && !(costUsd.getAsDouble() >= 0 && costUsd.getAsDouble() <= 1_000_000)) {
      throw new IllegalArgumentException("costUsd is 0 to 1,000,000: " + costUsd.getAsDouble());
    }
    outputTokens.ifPresent(count -> SpanLimits.tokens("outputTokens", count));
  }

  private static void requireDuration(long millis) {
    if (millis < 0 || millis > DURATION_MILLIS_MAX) {
      throw new IllegalArgumentException("durationMillis is 0 to 86400000: " + millis);
    }
  }

  /** How the request ended. */
  enum Status {
    OK,
    ERROR
  }
}
