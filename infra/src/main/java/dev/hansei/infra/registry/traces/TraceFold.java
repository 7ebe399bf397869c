package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Excerpt;
import dev.hansei.infra.registry.traces.TraceSummary.Thumbs;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.SpanFacts;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A trace's row while spans and feedback are folded into it. The outcome does not depend on the
 * order in which they arrive. Every change counts the revision up by one, once per fold.
 */
final class TraceFold {
  /** Width of the columns for words of the sender. */
  private static final int WORD_CHARS_MAX = 200;

  private final UUID projectId;
  private final TraceId traceId;
  private final Instant receivedAt;
  private final long revision;
  private final boolean isNew;
  private boolean changed;
  private int spanCount;
  private @Nullable Instant startedAt;
  private @Nullable Instant endedAt;
  private Span.Status status = Span.Status.UNSET;
  private Dated<String> question = new Dated<>("", null);
  private Dated<String> answer = new Dated<>("", null);
  private Dated<String> model = new Dated<>("", null);
  private Dated<Span.PromptUse> prompt = new Dated<>(new Span.PromptUse("", ""), null);
  private Dated<String> thumbs = new Dated<>("", null);
  private long inputTokens;
  private long outputTokens;
  private int feedbackCount;
  private Dated<String> session = new Dated<>("", null);
  private Dated<String> user = new Dated<>("", null);
  private long costUsdMicros;
  private Dated<String> assignment = new Dated<>("", null);
  private boolean rooted;

  TraceFold(UUID projectId, TraceId traceId, Instant now) {
    this.projectId = projectId;
    this.traceId = traceId;
    this.receivedAt = now;
    this.revision = 0;
    this.isNew = true;
  }

  TraceFold(TraceRow row) {
    this.projectId = row.projectId();
    this.traceId = new TraceId(row.traceId());
    this.receivedAt = row.receivedAt();
    this.revision = row.revision();
    this.isNew = false;
    this.spanCount = row.spanCount();
    this.startedAt = row.startedAt();
    this.endedAt = row.endedAt();
    this.status = Span.Status.valueOf(row.status());
    this.question = new Dated<>(row.question(), row.questionAt());
    this.answer = new Dated<>(row.answer(), row.answerAt());
    this.model = new Dated<>(row.model(), row.modelAt());
    this.prompt =
        new Dated<>(new Span.PromptUse(row.promptName(), row.promptVersion()), row.promptAt());
    this.thumbs = new Dated<>(row.thumbs(), row.thumbsAt());
    this.inputTokens = row.inputTokens();
    this.outputTokens = row.outputTokens();
    this.feedbackCount = row.feedbackCount();
    this.session = new Dated<>(row.sessionId(), row.sessionAt());
    this.user = new Dated<>(row.userHash(), row.userAt());
    this.costUsdMicros = row.costUsdMicros();
    this.assignment = new Dated<>(row.assignment(), row.assignmentAt());
    this.rooted = row.rooted();
  }

  /** Adds a span that was not there before. */
  void add(Span span) {
    changed = true;
    spanCount++;
    var start = micros(span.startedAt());
    var end = micros(span.endedAt());
    startedAt = startedAt == null || start.isBefore(startedAt) ? start : startedAt;
    endedAt = endedAt == null || end.isAfter(endedAt) ? end : endedAt;
    status = worse(status, span.status());
    inputTokens += span.inputTokens();
    outputTokens += span.outputTokens();
    var facts = new SpanFacts(span);
    session = session.or(facts.session().map(TraceFold::word), start, Instant::isBefore);
    user = user.or(facts.userHash().map(TraceFold::word), start, Instant::isBefore);
    costUsdMicros += facts.costUsdMicros();
    // Most spans of a trace show nothing that counts; their texts are not looked at.
    if (question.mayGiveWay(start, Instant::isBefore)) {
      question = question.or(asked(span), start, Instant::isBefore);
    }
    if (answer.mayGiveWay(start, Instant::isAfter)) {
      answer = answer.or(answered(span), start, Instant::isAfter);
    }
    model =
        model.or(
            span.model().isEmpty() ? Optional.empty() : Optional.of(word(span.model())),
            start,
            Instant::isAfter);
    prompt =
        prompt.or(
            span.prompt().map(use -> new Span.PromptUse(word(use.name()), word(use.version()))),
            start,
            Instant::isAfter);
    assignment = assignment.or(facts.assignment(), start, Instant::isAfter);
    rooted |= span.parentSpanId().isEmpty();
  }

  /** Adds feedback that was not there before. */
  void add(Feedback feedback) {
    changed = true;
    feedbackCount++;
    if (feedback.opinion() instanceof Feedback.Thumbs(boolean up)) {
      thumbs =
          thumbs.or(
              Optional.of((up ? Thumbs.UP : Thumbs.DOWN).name()),
              micros(feedback.givenAt()),
              Instant::isAfter);
    }
  }

  /** Whether it was not read from the registry. */
  boolean isNew() {
    return isNew;
  }

  boolean hasSpans() {
    return spanCount > 0;
  }

  boolean isChanged() {
    return changed;
  }

  /** The row with all that was added. */
  TraceRow row() {
    return new TraceRow(
        projectId,
        traceId.hex(),
        changed ? revision + 1 : revision,
        spanCount,
        startedAt,
        endedAt,
        status.name(),
        question.value(),
        question.at(),
        answer.value(),
        answer.at(),
        model.value(),
        model.at(),
        prompt.value().name(),
        prompt.value().version(),
        prompt.at(),
        inputTokens,
        outputTokens,
        thumbs.value(),
        thumbs.at(),
        feedbackCount,
        session.value(),
        session.at(),
        user.value(),
        user.at(),
        costUsdMicros,
        receivedAt,
        assignment.value(),
        assignment.at(),
        rooted);
  }

  /** What the column keeps. */
  static Instant micros(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  private static Span.Status worse(Span.Status one, Span.Status other) {
    if (one == Span.Status.ERROR || other == Span.Status.ERROR) {
      return Span.Status.ERROR;
    }
    return one == Span.Status.OK ? one : other;
  }

  private static Optional<String> asked(Span span) {
    return last(span.input(), Message.Role.USER);
  }

  private static Optional<String> answered(Span span) {
    return last(span.output(), Message.Role.ASSISTANT);
  }

  private static Optional<String> last(List<Message> messages, Message.Role role) {
    return messages.reversed().stream()
        .filter(message -> message.role() == role)
        .findFirst()
        .map(message -> Excerpt.of(message.content()));
  }

  private static String word(String text) {
    return Excerpt.cut(text, WORD_CHARS_MAX);
  }

  /** A value and the moment that gives it its right over others. */
  private record Dated<T>(T value, @Nullable Instant at) {
    Dated<T> or(Optional<T> other, Instant otherAt, BiPredicate<Instant, Instant> takesOver) {
      if (other.isEmpty() || !isOver(other.get(), otherAt, takesOver)) {
        return this;
      }
      return new Dated<>(other.get(), otherAt);
    }

    boolean mayGiveWay(Instant otherAt, BiPredicate<Instant, Instant> takesOver) {
      return at == null || otherAt.equals(at) || takesOver.test(otherAt, at);
    }

    /** Of two at the same moment the first by its letters, whichever came first. */
    private boolean isOver(T other, Instant otherAt, BiPredicate<Instant, Instant> takesOver) {
      if (otherAt.equals(at)) {
        return other.toString().compareTo(value.toString()) < 0;
      }
      return at == null || takesOver.test(otherAt, at);
    }
  }
}
