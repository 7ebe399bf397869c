package dev.hansei.api.suites;

import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.suites.RunId;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Follows a run: the same part of the page that was rendered first, again whenever its counts
 * changed. Each event holds the whole truth, so who reconnects has missed nothing.
 */
@Singleton
final class RunProgress {
  /** Fast enough to look alive; one read by key each time. */
  private static final Duration TICK = Duration.ofSeconds(1);

  /** A browser comes back by itself; this frees what a forgotten window holds. */
  private static final Duration LIFE = Duration.ofMinutes(30);

  private final ProjectPages pages;
  private final Runs runs;
  private final RunPageReader reader;
  private final RunSight sight;
  private final Scheduler blocking;

  RunProgress(
      ProjectPages pages,
      Runs runs,
      RunPageReader reader,
      RunSight sight,
      @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.pages = pages;
    this.runs = runs;
    this.reader = reader;
    this.sight = sight;
    this.blocking = Schedulers.fromExecutorService(executor);
  }

  /** Events named {@code progress}, and one named {@code end} when there is no more to follow. */
  Publisher<Event<String>> follow(Caller caller, RunId id) {
    return Flux.interval(Duration.ZERO, TICK)
        .onBackpressureDrop()
        .take(LIFE)
        .concatMap(_ -> Flux.defer(() -> read(caller, id)).subscribeOn(blocking), 1)
        .takeUntil(run -> run.state().isTerminal())
        .distinctUntilChanged(run -> List.of(run.counts(), run.state(), run.limits()))
        .concatMap(run -> Flux.defer(() -> events(caller, run)).subscribeOn(blocking), 1);
  }

  private Flux<RunView> read(Caller caller, RunId id) {
    return Flux.fromStream(runs.find(caller.projectId(), id).stream());
  }

  private Flux<Event<String>> events(Caller caller, RunView run) {
    RunPage whole =
        reader.progress(pages.frame(caller, Section.SUITES, "Run"), caller.projectId(), run);
    RunPage page =
        sight
            .hidden(caller, run.id())
            .map(why -> whole.unjudged(why, List.of(), Optional.empty()))
            .orElse(whole);
    String html = new String(pages.part("suites/progress.jte", page), StandardCharsets.UTF_8);
    Flux<Event<String>> progress = Flux.just(Event.of(html).name("progress"));
    return run.state().isTerminal()
        ? progress.concatWithValues(Event.of(run.state().name()).name("end"))
        : progress;
  }
}
