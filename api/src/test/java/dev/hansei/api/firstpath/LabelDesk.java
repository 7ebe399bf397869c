package dev.hansei.api.firstpath;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * One annotator as the page is: three items at hand, thinks, says a label, has the next fetched. A
 * request that was not decided is sent again under the same key until it is. For one thread at a
 * time.
 */
final class LabelDesk {
  /** Items that are ready behind the one that is looked at, as on the page. */
  private static final int AHEAD = 2;

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** Of so many labels one is a fail. */
  private static final int FAIL_ONE_IN = 5;

  private final Visitor who;
  private final String queue;
  private final Deque<String> hand = new ArrayDeque<>();
  private final Map<String, String> given = new LinkedHashMap<>();

  LabelDesk(Visitor who, String queue) {
    this.who = who;
    this.queue = queue;
  }

  /** How long somebody looks at an item, in milliseconds. */
  record Think(int least, int most) {
    /** Reads {@code 1000-3000}. */
    static Think of(String text) {
      String[] ends = text.split("-");
      return new Think(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
    }

    void pause() throws InterruptedException {
      Thread.sleep(ThreadLocalRandom.current().nextInt(least, most + 1));
    }

    /** People do not come in the same moment. */
    void come() throws InterruptedException {
      Thread.sleep(ThreadLocalRandom.current().nextInt(most + 1));
    }
  }

  /** Ids of the labels that the service said it kept, by task. */
  Map<String, String> given() {
    return Map.copyOf(given);
  }

  /** Labels until then, or until nothing is left. */
  void work(Think think, Instant end, LabelTimes times) throws InterruptedException {
    think.come();
    while (Instant.now().isBefore(end)) {
      boolean isMore = true;
      while (isMore && hand.size() <= AHEAD) {
        isMore = fetch(times);
      }
      if (hand.isEmpty()) {
        return;
      }
      think.pause();
      say(hand.removeFirst(), times);
    }
  }

  private boolean fetch(LabelTimes times) throws InterruptedException {
    String shown = hand.stream().map("\"%s\""::formatted).collect(Collectors.joining(","));
    String body = "{\"desk\":\"bench\",\"shown\":[%s]}".formatted(shown);
    Kept answer = insist(queue + "/next", body, "", times);
    times.next(answer.nanos());
    if (answer.reply().json().at("/task").isMissingNode()) {
      return false;
    }
    hand.addLast(answer.reply().text("/task/id"));
    return true;
  }

  private void say(String task, LabelTimes times) throws InterruptedException {
    boolean passes = task.hashCode() % FAIL_ONE_IN != 0;
    String body = "{\"label\":\"%s\"}".formatted(passes ? "pass" : "fail");
    String key = UUID.randomUUID().toString();
    Kept answer = insist("/annotations/tasks/" + task + "/submit", body, key, times);
    times.submit(answer.nanos(), answer.whole());
    String before = given.put(task, answer.reply().id());
    if (before != null) {
      throw new AssertionError("task %s was handed to one person twice".formatted(task));
    }
  }

  /**
   * An answer.
   *
   * @param nanos from the request that was answered to the answer
   * @param whole from the first request on
   */
  private record Kept(Reply reply, long nanos, long whole) {}

  private Kept insist(String path, String body, String key, LabelTimes times)
      throws InterruptedException {
    long first = System.nanoTime();
    while (System.nanoTime() - first < PATIENCE.toNanos()) {
      long began = System.nanoTime();
      try {
        Reply reply = Caller.send(who.post(path, body, key));
        long now = System.nanoTime();
        if (!isUndecided(reply)) {
          return new Kept(reply.expect(200), now - began, now - first);
        }
        times.again(String.valueOf(reply.status()));
      } catch (Caller.UncheckedCall _) {
        times.again("no answer");
      }
      Thread.sleep(PAUSE);
    }
    throw new AssertionError(path + " was never decided");
  }

  private static boolean isUndecided(Reply reply) {
    return reply.status() >= 500
        || reply.body().contains("idempotency-key-in-use")
        || reply.body().contains("\"busy\"");
  }
}
