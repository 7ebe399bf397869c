package dev.hansei.api.firstpath;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hansei.infra.models.StubModelServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Kills parts of a running stack at random moments, and remembers when. */
final class Drill {
  /** From a kill at once to one that finds the work of some seconds later. */
  private static final Duration PAUSE_MAX = Duration.ofMillis(2_500);

  /** A part that is not back by then, or a worker that does nothing, has been given up. */
  private static final Duration BACK = Duration.ofMinutes(2);

  /** What a caller had sent when it died reaches the model's thread within this. */
  private static final Duration ARRIVAL = Duration.ofMillis(300);

  /**
   * One in so many kills waits neither until the part is ready nor until models are called: it hits
   * a start or an end. Not more of them, since a part that dies before it is ready time after time
   * is given up by the supervisor, as it should be.
   */
  private static final int EARLY_ONE_IN = 4;

  private static final Duration POLL = Duration.ofMillis(20);

  /** Repeats a drill, where it is given. */
  static final long SEED = Long.getLong("hansei.drill.seed", new Random().nextLong());

  private static final int KILLS = Integer.getInteger("hansei.drill.kills", 20);

  private final StackProcess stack;
  private final StubModelServer model;
  private final Predicate<String> callsModels;
  private final Random random;
  private final List<Kill> kills = new ArrayList<>();

  /**
   * A death.
   *
   * @param caller whether it was the process that calls models
   * @param asked requests that had reached the model by then
   */
  record Kill(String part, boolean caller, Instant at, int asked) {}

  /**
   * @param callsModels whether a piece of work may still call models; also true while nobody
   *     answers
   */
  Drill(StackProcess stack, StubModelServer model, Predicate<String> callsModels, long seed) {
    this.stack = stack;
    this.model = model;
    this.callsModels = callsModels;
    this.random = new Random(seed);
  }

  /** One death of each part that the supervisor starts again, in any order. */
  static List<String> oneOfEach() {
    List<String> victims = new ArrayList<>(List.of("worker", "api", "temporal", "registry"));
    Collections.shuffle(victims, new Random(SEED));
    return victims;
  }

  /** Many deaths of one part; skips the test where the long drills were not asked for. */
  static List<String> manyOf(String part) {
    assumeLong();
    return Collections.nCopies(KILLS, part);
  }

  /** Skips the test where the long drills were not asked for. */
  static void assumeLong() {
    assumeTrue(
        Boolean.getBoolean("hansei.drills"),
        "the long kill drills run with infra/hansei test --drills");
  }

  /** The kills since the last call of this, in order. */
  List<Kill> take() {
    List<Kill> taken = List.copyOf(kills);
    kills.clear();
    return taken;
  }

  /**
   * Waits a random while, mostly from when the part was ready and has called a model, then kills it
   * without warning; does not wait for a model's call once the work calls none.
   */
  void kill(String part, String work) throws Exception {
    boolean caller = part.equals("worker") || part.equals("supervisor");
    if (random.nextInt(EARLY_ONE_IN) > 0) {
      await(part + " to be ready", () -> stack.isReady(part));
      int asked = model.calls();
      await("a model call", () -> model.calls() > asked || !callsModels.test(work));
    }
    Thread.sleep(random.nextLong(PAUSE_MAX.toMillis()));
    Optional<ProcessHandle> worker = stack.process("worker");
    stack.kill(part);
    if (caller && worker.isPresent()) {
      // Of a killed supervisor it lives on for a moment.
      worker.get().onExit().get();
    }
    Instant at = Instant.now();
    if (caller) {
      Thread.sleep(ARRIVAL);
    }
    kills.add(new Kill(part, caller, at, model.calls()));
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plus(BACK);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("waited %s for %s".formatted(BACK, what));
      }
      Thread.sleep(POLL);
    }
  }
}
