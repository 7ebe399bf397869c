package dev.hansei.api.prompts;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.prompts.LiveBoard;
import dev.hansei.infra.registry.prompts.LiveLook;
import dev.hansei.infra.registry.prompts.LivePrompt;
import dev.hansei.workflows.prompts.AssignmentPolicy;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.Stage;
import io.micronaut.http.HttpStatus;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/**
 * Finds what is served: in memory, where it is there, without leaving the caller's thread; else in
 * the registry, on a thread that may wait.
 */
@Singleton
final class LiveReader {
  private final LiveBoard board;
  private final PromptFinder finder;
  private final ExecutorService waiting;

  LiveReader(
      LiveBoard board,
      PromptFinder finder,
      @Named(TaskExecutors.BLOCKING) ExecutorService waiting) {
    this.board = board;
    this.finder = finder;
    this.waiting = waiting;
  }

  /**
   * What is served to whoever asks. Fails with 404 {@code prompt-not-found}, 404 {@code
   * nothing-live}, 503 {@code registry-unavailable}, {@code prompts-too-old} or {@code
   * prompt-unreadable}.
   */
  CompletionStage<ServedPrompt> find(ServedQuestion question) {
    var look = board.known(question.project()).map(LiveBoard::bounded);
    var prompt = look.flatMap(it -> it.prompts().find(question.prompt()));
    return prompt.isPresent()
        ? CompletableFuture.completedFuture(served(question, prompt.get(), look.orElseThrow()))
        : later(() -> findNow(question));
  }

  /** All that is known of the project. */
  CompletionStage<LiveLook> all(ServedQuestion question) {
    var look = board.known(question.project()).map(LiveBoard::bounded);
    return look.isPresent()
        ? CompletableFuture.completedFuture(look.get())
        : later(() -> board.look(question.project()));
  }

  /** As {@link #find}, for threads that may wait. */
  ServedPrompt findNow(ServedQuestion question) {
    var look = board.look(question.project());
    var there = look.prompts().find(question.prompt());
    if (there.isPresent()) {
      return served(question, there.get(), look);
    }
    Prompt named = finder.prompt(question.project(), question.prompt());
    return look.prompts()
        .find(named.name().value())
        .or(() -> board.one(question.project(), named))
        .map(prompt -> served(question, prompt, look))
        .orElseThrow(() -> nothingLive(named, question.stage()));
  }

  private <T> CompletionStage<T> later(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, waiting);
  }

  /** One of the prompts that were found, as this caller gets it. */
  static ServedPrompt served(ServedQuestion question, LivePrompt prompt, LiveLook look) {
    return at(question, prompt, look)
        .orElseThrow(() ->
            prompt.unread().contains(question.stage())
                ? unreadable(prompt.prompt(), question.stage())
                : nothingLive(prompt.prompt(), question.stage()));
  }

  /** The same; empty where nothing is live at that stage, or what is live cannot be read. */
  static Optional<ServedPrompt> at(ServedQuestion question, LivePrompt prompt, LiveLook look) {
    return Optional.ofNullable(prompt.stages().get(question.stage()))
        .map(stage ->
            new ServedPrompt(
                prompt,
                stage,
                AssignmentPolicy.of(stage.pointer(), question.key()),
                look.age(stage)));
  }

  private static ApiException unreadable(Prompt prompt, Stage stage) {
    return ApiProblem.unavailable(
            "prompt-unreadable",
            "The version of prompt '%s' that is live at stage %s cannot be read from the object store now; all others are served. It is tried again every few seconds."
                .formatted(prompt.name(), stage.word()))
        .raise();
  }

  private static ApiException nothingLive(Prompt prompt, Stage stage) {
    return ApiProblem.of(
            HttpStatus.NOT_FOUND,
            "nothing-live",
            "Nothing is live",
            "No version of prompt '%s' is live at stage %s yet; POST /promotions asks for one."
                .formatted(prompt.name(), stage.word()))
        .raise();
  }
}
