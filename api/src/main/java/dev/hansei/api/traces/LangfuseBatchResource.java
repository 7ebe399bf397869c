package dev.hansei.api.traces;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What became of each event of a Langfuse batch, in Langfuse's words.
 *
 * @param successes those that are durable now
 * @param errors those that cannot be used
 */
@Schema(name = "LangfuseBatch")
public record LangfuseBatchResource(List<Success> successes, List<Failure> errors) {
  private static final int CREATED = 201;
  private static final int BAD_REQUEST = 400;

  public LangfuseBatchResource {
    successes = List.copyOf(successes);
    errors = List.copyOf(errors);
  }

  /** An event that is durable now. */
  @Schema(name = "LangfuseSuccess")
  public record Success(String id, int status) {}

  /** An event that cannot be used. */
  @Schema(name = "LangfuseError")
  public record Failure(String id, int status, String message, String error) {}

  static LangfuseBatchResource of(LangfuseDoor.Outcome outcome) {
    return new LangfuseBatchResource(
        outcome.successes().stream().map(id -> new Success(id, CREATED)).toList(),
        outcome.errors().stream()
            .map(it -> new Failure(it.id(), BAD_REQUEST, it.reason(), "rule-broken"))
            .toList());
  }
}
