package dev.hansei.infra.demo.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends traces to the OTLP door in batches, behind the answers' back: a door that is shut never
 * makes a question fail. What does not go after some tries, or does not fit in the queue, is
 * dropped and counted. Thread safe.
 */
public final class TraceSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TraceSender.class);

  /** Minutes of busy traffic; some 10 MB. */
  private static final int QUEUE_MAX = 2_000;

  /** A batch of some hundred KB. */
  private static final int BATCH_MAX = 50;

  private static final int TRIES = 5;
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(15);
  private static final int OK = 200;
  private static final int TOO_MANY = 429;

  private final ServiceClient service;
  private final ObjectMapper json = new ObjectMapper();
  private final BlockingQueue<AskSpans> queue = new LinkedBlockingQueue<>(QUEUE_MAX);
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final Thread worker;
  private volatile boolean closing;

  public TraceSender(ServiceClient service) {
    this.service = service;
    this.worker = Thread.ofPlatform().daemon().name("traces").start(this::work);
  }

  /** Traces that the door has acknowledged, so that are durable. */
  public long sent() {
    return sent.get();
  }

  /** Traces that were given up. */
  public long dropped() {
    return dropped.get();
  }

  /** Queues a trace; returns at once. */
  public void send(AskSpans trace) {
    if (!queue.offer(trace)) {
      dropped.incrementAndGet();
    }
  }

  /** Sends what is queued, as far as the door takes it within some seconds. */
  @Override
  public void close() {
    closing = true;
    try {
      if (!worker.join(CLOSE_PATIENCE)) {
        worker.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      while (!closing || !queue.isEmpty()) {
        AskSpans first = queue.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
          List<AskSpans> batch = new ArrayList<>(List.of(first));
          queue.drainTo(batch, BATCH_MAX - 1);
          deliver(batch);
        }
      }
    } catch (InterruptedException e) {
      dropped.addAndGet(queue.size());
    }
  }

  private void deliver(List<AskSpans> batch) throws InterruptedException {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      try {
        HttpResponse<byte[]> answer = service.post("/v1/traces", body(batch));
        if (answer.statusCode() == OK) {
          sent.addAndGet(batch.size());
          return;
        }
        if (answer.statusCode() < 500 && answer.statusCode() != TOO_MANY) {
          LOG.warn("the door for traces refused {} with {}", batch.size(), answer.statusCode());
          break;
        }
      } catch (IOException e) {
        LOG.debug("the door for traces does not answer", e);
      }
      Thread.sleep(PAUSE.multipliedBy(1L << attempt));
    }
    dropped.addAndGet(batch.size());
  }

  private String body(List<AskSpans> batch) throws IOException {
    List<Map<String, Object>> spans = batch.stream().flatMap(each -> each.otlp().stream()).toList();
    Map<String, Object> name =
        Map.of("key", "service.name", "value", Map.of("stringValue", "ask-the-docs"));
    return json.writeValueAsString(
        Map.of(
            "resourceSpans",
            List.of(
                Map.of(
                    "resource",
                    Map.of("attributes", List.of(name)),
                    "scopeSpans",
                    List.of(
                        Map.of(
                            "scope", Map.of("name", "dev.hansei.infra.demo"), "spans", spans))))));
  }
}
