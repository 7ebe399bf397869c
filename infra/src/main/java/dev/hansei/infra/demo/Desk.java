package dev.hansei.infra.demo;

import dev.hansei.infra.demo.service.Adapters;
import dev.hansei.infra.demo.service.AskSpans;
import dev.hansei.infra.demo.service.ChatModel;
import dev.hansei.infra.demo.service.PromptInUse;
import dev.hansei.infra.demo.service.Prompts;
import dev.hansei.infra.demo.service.ServiceUnavailableException;
import dev.hansei.infra.demo.service.TraceSender;
import dev.hansei.infra.models.EmbeddingMap;
import dev.hansei.infra.models.ExtractiveAnswerer;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where questions come in: finds the prompt version, lets so many be answered at once, and reports
 * production traffic as traces. Thread safe.
 */
final class Desk {
  /** Questions that wait for a core; at 20 a second, some seconds' worth. */
  private static final int WAITING_MAX = 64;

  private static final int UNPROCESSABLE = 422;
  private static final int UNAVAILABLE = 503;

  private final AskTheDocs docs;
  private final Prompts prompts;
  private final Adapters adapters;
  private final TraceSender traces;
  private final Optional<ChatModel> model;
  private final Clock clock;
  private final Semaphore answering;
  private final Semaphore inside;

  Desk(
      AskTheDocs docs,
      Prompts prompts,
      Adapters adapters,
      TraceSender traces,
      Optional<ChatModel> model,
      int concurrency) {
    this.docs = docs;
    this.model = model;
    this.prompts = prompts;
    this.adapters = adapters;
    this.traces = traces;
    this.clock = Clock.systemUTC();
    this.answering = new Semaphore(concurrency, true);
    this.inside = new Semaphore(concurrency + WAITING_MAX);
  }

  /**
   * An answer and under what it was given.
   *
   * @param traceId of the trace that tells of it; empty for an evaluation, which sends none
   */
  record Given(Answered answered, PromptInUse prompt, String traceId) {}

  /**
   * Answers.
   *
   * @throws AskProblem 422 where the version's settings cannot be used, 503 where too many wait or
   *     the service does not give a version
   */
  Given answer(AskRequest asked) {
    if (!inside.tryAcquire()) {
      throw new AskProblem(UNAVAILABLE, "busy", "Too many questions wait; ask again in a second.");
    }
    try {
      return answering(asked);
    } catch (ServiceUnavailableException e) {
      throw new AskProblem(UNAVAILABLE, e.code(), String.valueOf(e.getMessage()));
    } finally {
      inside.release();
    }
  }

  private Given answering(AskRequest asked) {
    boolean evaluation = asked.promptVersion().isPresent();
    PromptInUse prompt =
        evaluation ? prompts.version(asked.promptVersion().getAsInt()) : prompts.live(asked.user());
    AskSettings settings = settings(prompt);
    var adapter = adapters.of(settings.adapter());
    answering.acquireUninterruptibly();
    Instant began = clock.instant();
    AskTheDocs.Timed timed;
    try {
      timed = answered(asked, prompt, settings, adapter);
    } finally {
      answering.release();
    }
    if (evaluation) {
      return new Given(timed.answered(), prompt, "");
    }
    String traceId = traceId();
    traces.send(spans(traceId, began, asked, prompt, timed));
    return new Given(timed.answered(), prompt, traceId);
  }

  private AskTheDocs.Timed answered(
      AskRequest asked, PromptInUse prompt, AskSettings settings, Optional<EmbeddingMap> adapter) {
    return model
        .map(it ->
            docs.answer(
                asked.question(),
                settings,
                adapter,
                found -> it.answer(Rendered.messages(prompt, asked.question(), found))))
        .orElseGet(() -> docs.answer(asked.question(), settings, adapter));
  }

  /** What answers, by name. */
  String answerer() {
    return model.map(ChatModel::name).orElse(ExtractiveAnswerer.MODEL.value());
  }

  private static AskSettings settings(PromptInUse prompt) {
    try {
      return AskSettings.of(prompt.application());
    } catch (IllegalArgumentException e) {
      throw new AskProblem(
          UNPROCESSABLE,
          "settings-unusable",
          "Version %d of prompt '%s' cannot be used: %s."
              .formatted(prompt.number(), prompt.name(), e.getMessage()));
    }
  }

  private AskSpans spans(
      String traceId, Instant began, AskRequest asked, PromptInUse prompt, AskTheDocs.Timed timed) {
    return new AskSpans(
        traceId,
        began,
        began.plus(timed.retrieval()),
        clock.instant(),
        prompt,
        answerer(),
        asked.question(),
        timed.answered().answer(),
        timed.answered().passages().stream()
            .map(found ->
                new AskSpans.Passage(found.passage().id(), found.passage().text(), found.score()))
            .toList(),
        asked.user());
  }

  private static String traceId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    // An id of zeros is none.
    return HexFormat.of().toHexDigits(random.nextLong())
        + HexFormat.of().toHexDigits(random.nextLong() | 1);
  }
}
