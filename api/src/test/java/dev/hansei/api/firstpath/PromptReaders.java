package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Hundreds who ask for the live prompt once a second, each with a key of their own. */
final class PromptReaders implements AutoCloseable {
  private static final int READERS = 250;
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String AGE = "Age";

  private final Caller application;
  private final String prompt;
  private final int live;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicLong oldest = new AtomicLong();

  private PromptReaders(Caller application, String prompt, int live) {
    this.application = application;
    this.prompt = prompt;
    this.live = live;
  }

  /**
   * They begin to ask.
   *
   * @param live the version that all of them have to get
   */
  static PromptReaders of(Caller application, String prompt, int live) {
    var readers = new PromptReaders(application, prompt, live);
    for (int reader = 0; reader < READERS; reader++) {
      String key = "reader-" + reader;
      long first = EVERY.toMillis() * reader / READERS;
      readers.threads.execute(() -> readers.readOnAndOn(key, first));
    }
    return readers;
  }

  private void readOnAndOn(String key, long firstMillis) {
    try {
      long pause = firstMillis;
      while (!over.await(pause, TimeUnit.MILLISECONDS)) {
        read(key);
        pause = EVERY.toMillis();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(String key) {
    try {
      Reply reply = application.get("/prompts/" + prompt + "?key=" + key);
      if (reply.status() != 200 || reply.number("/number") != live) {
        troubles.add(reply.status() + " " + reply.body());
      }
      reply
          .headers()
          .firstValueAsLong(AGE)
          .ifPresent(age -> oldest.accumulateAndGet(age, Math::max));
      answers.incrementAndGet();
    } catch (Caller.UncheckedCall e) {
      troubles.add(String.valueOf(e.getMessage()));
    }
  }

  /** Each of them has had an answer. */
  void awaitAnswers() throws InterruptedException {
    await(() -> answers.get() >= READERS);
  }

  /** Answers tell no age any more. */
  void awaitFresh() throws InterruptedException {
    await(() ->
        application
            .get("/prompts/" + prompt + "?key=reader-0")
            .headers()
            .firstValue(AGE)
            .isEmpty());
  }

  private static void await(BooleanSupplier wanted) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!wanted.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(EVERY.toMillis());
    }
  }

  /** Answers that were none, or of another version; the first of them. */
  List<String> troubles() {
    return troubles.stream().limit(10).toList();
  }

  /** The highest age that an answer has told; zero where none told one. */
  Duration oldest() {
    return Duration.ofSeconds(oldest.get());
  }

  @Override
  public void close() {
    over.countDown();
    threads.close();
  }
}
