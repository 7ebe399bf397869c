package dev.hansei.api.projects;

import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Runs checks that ask the registry off the threads that must not block. */
@Singleton
final class BlockingChecks {
  private final Scheduler scheduler;

  BlockingChecks(@Named(TaskExecutors.BLOCKING) ExecutorService threads) {
    this.scheduler = Schedulers.fromExecutorService(threads);
  }

  <T> Publisher<T> run(Supplier<Optional<T>> check) {
    return Mono.fromCallable(check::get).flatMap(Mono::justOrEmpty).subscribeOn(scheduler);
  }
}
