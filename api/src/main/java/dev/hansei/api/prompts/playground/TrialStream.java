package dev.hansei.api.prompts.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.sse.Event;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.Disposable;
import reactor.core.publisher.FluxSink;
import reactor.core.scheduler.Schedulers;

/**
 * Tells a trial to one reader, no faster than the reader takes it: what is not taken waits on the
 * board, where it does not grow. When the reader goes away the trial is given up.
 */
final class TrialStream {
  private static final Event<String> BEAT = Event.of("{}").name("beat");
  private static final Event<String> DONE = Event.of("{}").name("done");

  private final OpenTrial trial;
  private final FluxSink<Event<String>> sink;
  private final ObjectMapper json;
  private final AtomicInteger work = new AtomicInteger();
  private final AtomicBoolean beatIsDue = new AtomicBoolean();
  private long beats;
  private boolean isDone;

  TrialStream(OpenTrial trial, FluxSink<Event<String>> sink, ObjectMapper json) {
    this.trial = trial;
    this.sink = sink;
    this.json = json;
  }

  /** Asks, and tells what comes. */
  void begin() {
    long millis = PlaygroundLimits.BEAT.toMillis();
    Disposable beating =
        Schedulers.parallel()
            .schedulePeriodically(this::beat, millis, millis, TimeUnit.MILLISECONDS);
    sink.onDispose(() -> {
      beating.dispose();
      trial.close();
    });
    sink.onRequest(_ -> tell());
    trial.begin(this::tell);
  }

  private void beat() {
    beats++;
    if (PlaygroundLimits.BEAT.multipliedBy(beats).compareTo(PlaygroundLimits.TRIAL_MAX) >= 0) {
      trial.stop();
    }
    beatIsDue.set(true);
    tell();
  }

  /** Whoever comes while somebody tells lets that one go round once more. */
  private void tell() {
    if (work.getAndIncrement() != 0) {
      return;
    }
    int missed = 1;
    while (missed != 0) {
      tellAll();
      missed = work.addAndGet(-missed);
    }
  }

  private void tellAll() {
    while (!isDone && sink.requestedFromDownstream() > 0) {
      Optional<Event<String>> event = next();
      if (event.isEmpty()) {
        return;
      }
      sink.next(event.get());
      if (isDone) {
        sink.complete();
      }
    }
  }

  private Optional<Event<String>> next() {
    Optional<TrialEvent> told = trial.board().next();
    if (told.isPresent()) {
      return told.map(event -> Event.of(text(event)).name(event.name()));
    }
    if (trial.board().isOver()) {
      isDone = true;
      return Optional.of(DONE);
    }
    return beatIsDue.compareAndSet(true, false) ? Optional.of(BEAT) : Optional.empty();
  }

  private String text(TrialEvent event) {
    try {
      return json.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event has no JSON form", e);
    }
  }
}
