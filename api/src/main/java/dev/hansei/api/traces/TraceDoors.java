package dev.hansei.api.traces;

import dev.hansei.infra.registry.traces.DeadLetters;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All doors for raw bodies. What is good of a body is durable before anything is said of it; what
 * is not becomes one dead letter.
 */
@Singleton
final class TraceDoors {
  private static final Logger LOG = LoggerFactory.getLogger(TraceDoors.class);

  private final OtlpDoor otlp;
  private final LogsDoor logs;
  private final LangfuseDoor langfuse;
  private final LinesDoor lines;
  private final DeadLetters letters;

  TraceDoors(
      OtlpDoor otlp, LogsDoor logs, LangfuseDoor langfuse, LinesDoor lines, DeadLetters letters) {
    this.otlp = otlp;
    this.logs = logs;
    this.langfuse = langfuse;
    this.lines = lines;
    this.letters = letters;
  }

  /**
   * Takes a body in and keeps what cannot be used of it.
   *
   * @throws UnreadableOtlpException when the body as a whole cannot be read; it is kept
   */
  Intake take(ProjectId project, Door door, byte[] body) {
    try {
      var intake = again(project, door, body);
      intake.rest().ifPresent(rest -> keep(project, rest));
      return intake;
    } catch (UnreadableOtlpException e) {
      keep(project, new Intake.Rest(door, "not an OTLP request", body));
      throw e;
    }
  }

  /**
   * As {@link #take}, for a batch of Langfuse's.
   *
   * @throws UnreadableOtlpException when the body is no batch; it is kept
   */
  LangfuseDoor.Outcome langfuse(ProjectId project, byte[] body) {
    try {
      var outcome = langfuse.take(project, body);
      outcome.intake().rest().ifPresent(rest -> keep(project, rest));
      return outcome;
    } catch (UnreadableOtlpException e) {
      keep(project, new Intake.Rest(Door.LANGFUSE, "not a Langfuse batch", body));
      throw e;
    }
  }

  /**
   * As {@link #take}, for what is a dead letter already: keeps nothing of what cannot be used.
   *
   * @throws UnreadableOtlpException when the body as a whole cannot be read
   */
  Intake again(ProjectId project, Door door, byte[] body) {
    return switch (door) {
      case OTLP_PROTOBUF -> otlp.take(project, OtlpProtobuf.read(body));
      case OTLP_JSON -> otlp.take(project, OtlpJson.read(body));
      case OTLP_SPANS -> otlp.take(project, DeadSpans.read(body));
      case OTLP_LOGS_PROTOBUF -> logs.take(project, OtlpLogs.protobuf(body));
      case OTLP_LOGS_JSON -> logs.take(project, OtlpLogs.json(body));
      case OTLP_LOGS -> logs.take(project, DeadSpans.readLogs(body));
      case LANGFUSE -> langfuse.take(project, body).intake();
      case TRACE_LINES -> lines.traces(project, body);
      case TRACE_TABLE -> lines.table(project, body);
      case FEEDBACK_LINES -> lines.feedback(project, body);
    };
  }

  /** Keeps what cannot be used, durably when it returns. */
  void keep(ProjectId project, Intake.Rest rest) {
    var letter = letters.add(project, rest.door().word(), rest.reason(), rest.bytes());
    LOG.info(
        "project {}: {} bytes at the door {} cannot be used, dead letter {}",
        project,
        letter.sizeBytes(),
        letter.door(),
        letter.id());
  }
}
