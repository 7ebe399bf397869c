package dev.hansei.activities.monitors;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.registry.traces.FeedbackLog;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Traces of a prompt that came in lately. */
record LiveTraffic(Workplace workplace, ProjectId project, String prompt) {
  /** Takes in one trace that started so long ago; an empty answer is none. */
  TraceId trace(int number, String answer, Duration ago) {
    TraceId id = new TraceId("%032x".formatted(number));
    Instant start = Instant.now().minus(ago);
    workplace
        .get(Traces.class)
        .accept(
            project,
            List.of(
                new Span(
                    id,
                    "%016x".formatted(number),
                    Optional.empty(),
                    "answer",
                    "chat",
                    start,
                    start.plusMillis(200),
                    Span.Status.OK,
                    "openai/stub",
                    Optional.of(new Span.PromptUse(prompt, "1")),
                    List.of(
                        new Message(Message.Role.USER, "Where is parcel %d?".formatted(number))),
                    answer.isEmpty()
                        ? List.of()
                        : List.of(new Message(Message.Role.ASSISTANT, answer)),
                    List.of(),
                    10,
                    10,
                    Map.of())));
    return id;
  }

  /** What evaluators said of a trace, by name. */
  Map<String, Double> scores(TraceId trace) {
    Map<String, Double> scores = new TreeMap<>();
    for (Feedback one : workplace.get(FeedbackLog.class).of(project, List.of(trace))) {
      if (one.opinion() instanceof Feedback.Evaluation said) {
        scores.put(said.name(), said.value());
      }
    }
    return scores;
  }

  /** How many pieces of feedback a trace has. */
  int pieces(TraceId trace) {
    return workplace.get(FeedbackLog.class).of(project, List.of(trace)).size();
  }
}
