package dev.hansei.api.campaigns;

import dev.hansei.api.problems.ApiException;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Tells how campaigns get on, as server-sent events. The registry is asked once a second for each
 * listener; each event holds the whole truth, so who reconnects has missed nothing.
 */
@Singleton
final class CampaignEvents {
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** Proxies close what is silent for a minute. */
  private static final int SILENT_LOOKS_MAX = 15;

  /** A browser connects again by itself; a forgotten one must not be asked for for ever. */
  private static final Duration STREAM_MAX = Duration.ofHours(1);

  private final Scheduler scheduler;

  CampaignEvents(@Named(TaskExecutors.BLOCKING) ExecutorService threads) {
    this.scheduler = Schedulers.fromExecutorService(threads);
  }

  /**
   * The campaign as it is, then whenever it changed, until it has ended, or can be read no more:
   * who listens again is told why.
   *
   * @param form what an event holds, made on a thread that may block
   */
  <T> Publisher<Event<T>> of(Supplier<CampaignResource> look, Function<CampaignResource, T> form) {
    Telling telling = new Telling();
    return Flux.interval(Duration.ZERO, LOOK)
        .onBackpressureDrop()
        .take(STREAM_MAX)
        .concatMap(_ -> Flux.defer(() -> Flux.just(look.get())).subscribeOn(scheduler), 1)
        .takeUntil(campaign -> campaign.state().isTerminal())
        .filter(telling::isDue)
        .concatMap(campaign -> Flux.defer(() -> events(campaign, form)).subscribeOn(scheduler), 1)
        .onErrorComplete(ApiException.class);
  }

  private static <T> Flux<Event<T>> events(
      CampaignResource campaign, Function<CampaignResource, T> form) {
    T now = form.apply(campaign);
    Flux<Event<T>> progress = Flux.just(Event.of(now).name("progress"));
    return campaign.state().isTerminal()
        ? progress.concatWithValues(Event.of(now).name("end"))
        : progress;
  }

  /** What one listener has been told. */
  private static final class Telling {
    private String told = "";
    private int silent;

    boolean isDue(CampaignResource campaign) {
      String now =
          "%s %s %s %s"
              .formatted(
                  campaign.state(),
                  campaign.timeline().stream().findFirst(),
                  campaign.budget(),
                  campaign.steps());
      silent = now.equals(told) ? silent + 1 : 0;
      boolean tell = silent == 0 || silent >= SILENT_LOOKS_MAX;
      silent = tell ? 0 : silent;
      told = now;
      return tell || campaign.state().isTerminal();
    }
  }
}
