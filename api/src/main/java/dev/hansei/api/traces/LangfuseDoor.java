package dev.hansei.api.traces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hansei.api.problems.Pointer;
import dev.hansei.infra.registry.traces.Accepted;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.infra.registry.traces.UserHashes;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.Trace;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a batch of Langfuse's ingestion: the good events become durable, each of the others is
 * named with its reason. Safe to repeat.
 */
@Singleton
final class LangfuseDoor {
  /** Bounds one request; Langfuse's clients send a hundred. */
  static final int EVENTS_MAX = 10_000;

  /** Whole traces, so only a few. */
  private static final int TRACES_KNOWN_MAX = 8;

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final OtlpDoor spans;
  private final Traces traces;
  private final UserHashes users;

  LangfuseDoor(OtlpDoor spans, Traces traces, UserHashes users) {
    this.spans = spans;
    this.traces = traces;
    this.users = users;
  }

  /** What became of each event, and of the whole. */
  record Outcome(List<String> successes, List<Refused> errors, Intake intake) {
    Outcome {
      successes = List.copyOf(successes);
      errors = List.copyOf(errors);
    }
  }

  /** An event that cannot be used. */
  record Refused(String id, String reason) {}

  /**
   * Durable when it returns.
   *
   * @throws UnreadableOtlpException when the body is no batch
   */
  Outcome take(ProjectId project, byte[] body) {
    var work = new Work(project);
    for (Object element : batch(body)) {
      work.tryTo(element, () -> work.read(element));
    }
    work.parts.values().forEach(work::take);
    var accepted = spans.keep(project, work.spans, work.said);
    return work.outcome(accepted);
  }

  private static List<?> batch(byte[] body) {
    var parsed = Structures.parse(new String(body, StandardCharsets.UTF_8));
    var batch = parsed instanceof Map<?, ?> map ? map.get("batch") : null;
    if (!(batch instanceof List<?> list) || list.size() > EVENTS_MAX) {
      throw new UnreadableOtlpException(
          "The body is no JSON object with batch, a list of at most %,d events."
              .formatted(EVENTS_MAX),
          new IOException("no batch"));
    }
    return list;
  }

  /** One batch on its way. */
  private final class Work {
    private final ProjectId project;
    private final SpanMapping mapping;
    private final Map<String, LangfusePart> parts = new LinkedHashMap<>();
    private final Map<TraceId, Optional<Trace>> known = new LinkedHashMap<>();
    private final List<Span> spans = new ArrayList<>();
    private final List<Feedback> said = new ArrayList<>();
    private final List<String> good = new ArrayList<>();
    private final List<Object> bad = new ArrayList<>();
    private final List<Refused> why = new ArrayList<>();

    Work(ProjectId project) {
      this.project = project;
      this.mapping = new SpanMapping(user -> users.of(project, user));
    }

    void tryTo(Object element, Runnable step) {
      try {
        step.run();
      } catch (IllegalArgumentException e) {
        refuse(element, e);
      }
    }

    private void refuse(Object element, IllegalArgumentException e) {
      bad.add(element);
      why.add(new Refused(LangfuseEvent.idOf(element), String.valueOf(e.getMessage())));
    }

    void read(Object element) {
      var event = LangfuseEvent.of(element);
      if (event.isScore()) {
        said.addAll(LangfuseMapping.score(event));
        good.add(event.id());
      } else if (event.isOfClient()) {
        good.add(event.id());
      } else if (event.isTrace() || event.observation().isPresent()) {
        var key = (event.isTrace() ? "trace " : "observation ") + event.requireId("id");
        parts
            .computeIfAbsent(key, _ -> new LangfusePart())
            .add(new LangfusePart.Told(event, element));
      } else {
        throw new IllegalArgumentException(
            "an event's type is trace-create, score-create, event-create, sdk-log, or create or"
                + " update of span, generation or observation: '%s'"
                    .formatted(event.type().length() > 40 ? "" : event.type()));
      }
    }

    /** Every event of it ends among the good or the bad: one that is bad spoils no other. */
    void take(LangfusePart part) {
      try {
        use(part);
      } catch (IllegalArgumentException e) {
        if (part.told().size() == 1) {
          refuse(part.told().getFirst().element(), e);
        } else {
          takeApart(part);
        }
      }
    }

    private void takeApart(LangfusePart part) {
      var sound = new LangfusePart();
      for (var one : part.told()) {
        tryTo(
            one.element(),
            () -> {
              var unused = map(part.alone(one));
              sound.add(one);
            });
      }
      if (sound.told().isEmpty()) {
        return;
      }
      try {
        use(sound);
      } catch (IllegalArgumentException e) {
        // Each is sound and they do not go together; nobody can say which of them is wrong.
        sound.told().forEach(one -> refuse(one.element(), e));
      }
    }

    private void use(LangfusePart part) {
      var mapped = map(part.event());
      spans.add(mapped.span());
      said.addAll(mapped.feedback());
      part.told().forEach(one -> good.add(LangfuseEvent.idOf(one.element())));
    }

    private SpanMapping.Mapped map(LangfuseEvent event) {
      OtlpSpan span;
      if (event.isTrace()) {
        span = LangfuseMapping.trace(event);
      } else if (event.isUpdate()) {
        span = LangfuseMapping.update(event, before(event));
      } else {
        span = LangfuseMapping.observation(event);
      }
      return mapping.map(span);
    }

    private Optional<Span> before(LangfuseEvent event) {
      var spanId = LangfuseMapping.spanId(event.requireId("id"));
      return trace(LangfuseMapping.traceId(event.requireId("traceId")))
          .flatMap(
              trace -> trace.spans().stream().filter(it -> it.spanId().equals(spanId)).findFirst());
    }

    /** Updates of one trace follow each other, and a trace is read whole. */
    private Optional<Trace> trace(TraceId id) {
      var read = known.get(id);
      if (read == null) {
        read = traces.find(project, id);
        if (known.size() == TRACES_KNOWN_MAX) {
          known.remove(known.keySet().iterator().next());
        }
        known.put(id, read);
      }
      return read;
    }

    Outcome outcome(Accepted accepted) {
      var pointers = why.stream().map(it -> Pointer.field("batch", it.reason())).toList();
      return new Outcome(good, why, new Intake(accepted, pointers, rest()));
    }

    private Optional<Intake.Rest> rest() {
      if (bad.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            new Intake.Rest(
                Door.LANGFUSE,
                bad.size() + " events of a Langfuse batch break a rule",
                JSON.writeValueAsBytes(Map.of("batch", bad))));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("what was JSON has a JSON form", e);
      }
    }
  }
}
