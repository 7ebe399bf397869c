package dev.hansei.api.suites;

import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Tells how runs get on, as server-sent events. The registry is asked once a second for each
 * listener; replicas need not know of each other.
 */
@Singleton
final class RunEvents {
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** Proxies close what is silent for a minute. */
  private static final int SILENT_LOOKS_MAX = 15;

  /** A browser connects again by itself; a forgotten one must not be asked for for ever. */
  private static final Duration STREAM_MAX = Duration.ofHours(1);

  private final Scheduler scheduler;

  RunEvents(@Named(TaskExecutors.BLOCKING) ExecutorService threads) {
    this.scheduler = Schedulers.fromExecutorService(threads);
  }

  /** The run as it is, then whenever it changed, until it has ended. */
  Publisher<Event<RunResource>> of(RunResource first, Supplier<RunResource> look) {
    Flux<RunResource> looks =
        Flux.interval(LOOK)
            .onBackpressureDrop()
            .concatMap(_ -> Flux.defer(() -> Flux.just(look.get())).subscribeOn(scheduler), 1);
    Telling telling = new Telling();
    return Flux.concat(Flux.just(first), looks)
        .take(STREAM_MAX)
        .takeUntil(run -> run.state().isTerminal())
        .concatMap(telling::events);
  }

  /** What one listener has been told. */
  private static final class Telling {
    private String told = "";
    private int silent;

    Flux<Event<RunResource>> events(RunResource run) {
      if (run.state().isTerminal()) {
        return Flux.just(Event.of(run).name("end"));
      }
      String now = run.state() + " " + run.planned() + " " + run.counts();
      silent = now.equals(told) ? silent + 1 : 0;
      boolean tell = silent == 0 || silent >= SILENT_LOOKS_MAX;
      silent = tell ? 0 : silent;
      told = now;
      return tell ? Flux.just(Event.of(run).name("progress")) : Flux.empty();
    }
  }
}
