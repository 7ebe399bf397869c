package dev.hansei.workflows.failures;

import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which traces count as failures, why, and how bad they are. Pure. */
public final class FailurePolicy {
  /** What a project looks for until it saves detectors of its own. */
  public static final List<Detector> DEFAULT_DETECTORS =
      List.of(
          new Detector.NegativeFeedback(2),
          new Detector.CorrectedOutput(),
          new Detector.ErrorStatus(),
          new Detector.Refusal(
              List.of(
                  "i don't know",
                  "i do not know",
                  "i cannot help",
                  "i can't help",
                  "i am unable to",
                  "i'm unable to",
                  "i'm sorry, but i",
                  "as an ai")));

  private FailurePolicy() {}

  /** Asks every detector; a trace fails when one of them finds something. */
  public static FailureDecision decide(Trace trace, List<Detector> detectors) {
    List<FailureReason> reasons =
        detectors.stream().flatMap(detector -> find(detector, trace).stream()).distinct().toList();
    return reasons.isEmpty()
        ? new FailureDecision.Sound()
        : new FailureDecision.Failed(
            reasons, severity(reasons), question(trace), answer(trace), correction(trace));
  }

  private static Optional<FailureReason> find(Detector detector, Trace trace) {
    return switch (detector) {
      case Detector.NegativeFeedback(int starsMax) ->
          reasonIf(dislikes(trace, starsMax), FailureReason.NEGATIVE_FEEDBACK);
      case Detector.CorrectedOutput() ->
          reasonIf(!correction(trace).isEmpty(), FailureReason.CORRECTED_OUTPUT);
      case Detector.ErrorStatus() ->
          reasonIf(
              trace.spans().stream().anyMatch(span -> span.status() == Span.Status.ERROR),
              FailureReason.ERROR_STATUS);
      case Detector.Refusal(List<String> phrases) ->
          reasonIf(refuses(answer(trace), phrases), FailureReason.REFUSAL);
      case Detector.LowOutsideScore(String evaluation, double below) ->
          reasonIf(scoresBelow(trace, evaluation, below), FailureReason.LOW_OUTSIDE_SCORE);
    };
  }

  private static Optional<FailureReason> reasonIf(boolean found, FailureReason reason) {
    return found ? Optional.of(reason) : Optional.empty();
  }

  /** Feedback does not say who gave it, so a thumb up takes nobody's thumb down back. */
  private static boolean dislikes(Trace trace, int starsMax) {
    return opinions(trace)
        .anyMatch(opinion ->
            switch (opinion) {
              case Feedback.Thumbs(boolean up) -> !up;
              case Feedback.Stars(int stars) -> stars <= starsMax;
              case Feedback.Resolved(boolean resolved) -> !resolved;
              case Feedback.Comment _,
                  Feedback.Correction _,
                  Feedback.Evaluation _,
                  Feedback.Label _,
                  Feedback.Survey _,
                  Feedback.Preference _,
                  Feedback.Edit _ ->
                  false;
            });
  }

  private static boolean refuses(String answer, List<String> phrases) {
    String text = plain(answer);
    return phrases.stream().anyMatch(phrase -> text.contains(plain(phrase)));
  }

  /** Lower case, and with the straight apostrophe that phrases are written with. */
  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
  }

  /** Only the newest score of that name counts: evaluators mend their own mistakes. */
  private static boolean scoresBelow(Trace trace, String evaluation, double below) {
    return opinions(trace)
        .filter(Feedback.Evaluation.class::isInstance)
        .map(Feedback.Evaluation.class::cast)
        .filter(score -> score.name().equals(evaluation))
        .reduce((_, newer) -> newer)
        .filter(score -> score.value() < below)
        .isPresent();
  }

  /** The gravest reason says how bad it is; a second reason makes it one step worse. */
  private static Severity severity(List<FailureReason> reasons) {
    int gravest = reasons.stream().mapToInt(reason -> gravity(reason).ordinal()).max().orElse(0);
    int step = reasons.size() > 1 ? gravest + 1 : gravest;
    return Severity.values()[Math.min(step, Severity.HIGH.ordinal())];
  }

  private static Severity gravity(FailureReason reason) {
    return switch (reason) {
      case ERROR_STATUS -> Severity.HIGH;
      case NEGATIVE_FEEDBACK, CORRECTED_OUTPUT -> Severity.MEDIUM;
      case REFUSAL, LOW_OUTSIDE_SCORE -> Severity.LOW;
    };
  }

  private static String question(Trace trace) {
    Stream<Span> answeringFirst = Stream.concat(trace.answering().stream(), trace.spans().stream());
    return answeringFirst
        .flatMap(span -> lastOf(span.input(), Message.Role.USER).stream())
        .findFirst()
        .orElse("");
  }

  private static String answer(Trace trace) {
    return trace
        .answering()
        .flatMap(span -> lastOf(span.output(), Message.Role.ASSISTANT))
        .orElse("");
  }

  private static String correction(Trace trace) {
    return opinions(trace)
        .filter(Feedback.Correction.class::isInstance)
        .map(opinion -> ((Feedback.Correction) opinion).text())
        .reduce("", (_, newer) -> newer);
  }

  private static Stream<Feedback.Opinion> opinions(Trace trace) {
    return trace.feedback().stream().map(Feedback::opinion);
  }

  private static Optional<String> lastOf(List<Message> messages, Message.Role role) {
    return messages.reversed().stream()
        .filter(message -> message.role() == role && !message.content().isBlank())
        .map(Message::content)
        .findFirst();
  }
}
