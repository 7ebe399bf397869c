package dev.hansei.api.traces;

import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.TraceId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody said of a trace. The same words on the same trace are the same feedback, so sending
 * it twice changes nothing.
 *
 * @param traceId 32 hex digits; or
 * @param externalId the name under which the trace was imported
 * @param thumbs {@code up} or {@code down}
 * @param stars 1 to 5
 * @param correction what the answer should have been
 * @param evaluation what an evaluator outside measured
 * @param survey an answer to a question that was put to the user
 * @param resolved whether the user's matter is settled
 * @param preference this answer beside that of another trace
 * @param edit what the user made of the answer before using it
 * @param givenAt now, when absent
 */
@Schema(name = "FeedbackLine")
record FeedbackLine(
    Optional<String> traceId,
    Optional<String> externalId,
    Optional<LineFeedback.Thumb> thumbs,
    Optional<Integer> stars,
    Optional<String> comment,
    Optional<String> correction,
    Optional<LineFeedback.Measured> evaluation,
    Optional<LineFeedback.Answered> survey,
    Optional<Boolean> resolved,
    Optional<LineFeedback.Compared> preference,
    Optional<LineFeedback.Edited> edit,
    Optional<Instant> givenAt) {
  FeedbackLine {
    if (traceId.isPresent() == externalId.isPresent()) {
      throw new IllegalArgumentException(
          "feedback names a trace by traceId or externalId, one of them");
    }
    givenAt.ifPresent(time -> SpanLimits.time("givenAt", time));
  }

  /**
   * As the registry keeps it: one for each thing said.
   *
   * @throws IllegalArgumentException when nothing is said, or one of it breaks a rule
   */
  List<Feedback> feedback(Instant now) {
    var trace =
        traceId
            .map(it -> new TraceId(it.toLowerCase(Locale.ROOT)))
            .orElseGet(() -> TraceId.ofExternal(externalId.orElse("")));
    var at = givenAt.orElse(now).truncatedTo(ChronoUnit.MICROS);
    return new LineFeedback(
            thumbs, stars, comment, correction, evaluation, survey, resolved, preference, edit)
        .opinions().stream()
            .map(opinion -> new Feedback(LineMapping.idOf(trace, opinion), trace, opinion, at))
            .toList();
  }
}
