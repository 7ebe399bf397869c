package dev.hansei.api.firstpath;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;

/**
 * An application and its users: each user asks once, is answered by the version that the door
 * serves to them, and says whether it was any good. What cannot be sent is sent again, as it was.
 */
public final class LiveTraffic {
  private static final int USERS_A_ROUND = 40;
  private static final Duration AGAIN = Duration.ofMillis(500);
  private static final Duration LOOKED_AGAIN = Duration.ofSeconds(5);

  private final Caller application;
  private final String prompt;

  /** Whether users like what a version answers. */
  private final Map<Integer, IntPredicate> liked;

  private final Set<Integer> served = new TreeSet<>();
  private int users;

  public LiveTraffic(Caller application, String prompt, Map<Integer, IntPredicate> liked) {
    this.application = application;
    this.prompt = prompt;
    this.liked = Map.copyOf(liked);
  }

  /** New users come until that holds; fails after some minutes. */
  public void flow(Duration patience, BooleanSupplier until) throws InterruptedException {
    Instant end = Instant.now().plus(patience);
    while (!until.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("%d users came, and it did not".formatted(users));
      }
      round();
    }
  }

  /** The versions that anybody was served so far. */
  public Set<Integer> served() {
    return Set.copyOf(served);
  }

  /** What everybody is served once each process has looked again, which it does every second. */
  public Set<Integer> servesSoon(int callers) throws InterruptedException {
    Instant end = Instant.now().plus(LOOKED_AGAIN);
    Set<Integer> found = serves(callers);
    while (found.size() > 1 && Instant.now().isBefore(end)) {
      found = serves(callers);
    }
    return found;
  }

  private Set<Integer> serves(int callers) throws InterruptedException {
    Set<Integer> found = new TreeSet<>();
    for (int caller = 0; caller < callers; caller++) {
      found.add(prompt("visitor-" + caller).number("/number"));
    }
    return found;
  }

  private void round() throws InterruptedException {
    List<Map<String, Object>> traces = new ArrayList<>();
    for (int i = 0; i < USERS_A_ROUND; i++) {
      users++;
      Reply prompt = prompt("user-" + users);
      served.add(prompt.number("/number"));
      traces.add(trace(users, prompt));
    }
    byte[] lines = Seed.jsonl(traces);
    sent(() -> application.post("/traces", "application/jsonl", lines).expect(200));
  }

  private Reply prompt(String key) throws InterruptedException {
    return sent(() -> application.get("/prompts/" + prompt + "?key=" + key).expect(200));
  }

  private Map<String, Object> trace(int user, Reply served) {
    int version = served.number("/number");
    IntPredicate likes = liked.get(version);
    if (likes == null) {
      throw new AssertionError("nobody knows version " + version);
    }
    Map<String, Object> trace = new LinkedHashMap<>();
    trace.put("externalId", "visit-" + user);
    trace.put("user", "user-" + user);
    trace.put("promptName", prompt);
    trace.put("promptVersion", String.valueOf(version));
    // As the door hands it out: without it nobody knows on which side the user is.
    trace.put(
        "attributes",
        Map.of("hansei.prompt.assignment", served.text("/trace/hansei.prompt.assignment")));
    trace.put("startedAt", Instant.now().toString());
    trace.put("input", "How long is it kept? Visit " + user);
    trace.put("output", "As version %d says.".formatted(version));
    trace.put("feedback", Map.of("thumbs", likes.test(user) ? "up" : "down"));
    return trace;
  }

  private interface Call {
    Reply send();
  }

  private static Reply sent(Call call) throws InterruptedException {
    while (true) {
      try {
        return call.send();
      } catch (Caller.UncheckedCall _) {
        Thread.sleep(AGAIN);
      }
    }
  }
}
