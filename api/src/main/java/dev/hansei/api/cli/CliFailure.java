package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command that cannot go on: what is wrong, for the person, and an exit code. */
final class CliFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final transient @Nullable JsonNode problem;

  private CliFailure(int exitCode, String message, @Nullable JsonNode problem) {
    super(message);
    this.exitCode = exitCode;
    this.problem = problem;
  }

  static CliFailure usage(String message) {
    return new CliFailure(ExitCodes.USAGE, message, null);
  }

  static CliFailure unreachable(String message) {
    return new CliFailure(ExitCodes.UNREACHABLE, message, null);
  }

  static CliFailure refused(String message) {
    return new CliFailure(ExitCodes.REFUSED, message, null);
  }

  /** By the service, in its own words. */
  static CliFailure refused(String message, JsonNode problem) {
    return new CliFailure(ExitCodes.REFUSED, message, problem);
  }

  int exitCode() {
    return exitCode;
  }

  /** The service's problem+json, for {@code --json}. */
  Optional<JsonNode> problem() {
    return Optional.ofNullable(problem);
  }
}
