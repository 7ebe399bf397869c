package dev.hansei.infra.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * {@code hansei down}: stops the service first, then what it needs; the state stays. Exit code 0
 * when nothing runs any more, also when nothing ran.
 */
public final class Down {
  /** The sum of what the parts may take to end, and some more. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration POLL = Duration.ofMillis(50);

  private Down() {}

  /** Option: {@code --json}. */
  public static void main(String[] arguments) {
    Command.run("down", List.of("--json"), arguments, Down::run);
  }

  private static int run(Command.Options options) throws IOException, InterruptedException {
    var settings = StackSettings.from(System.getenv());
    var began = System.nanoTime();
    Companion.end(settings.home());
    var wasUp = HomeLock.isHeld(settings.home());
    if (wasUp) {
      stopSupervisor(settings);
    }
    var leftovers = StackState.read(settings.stateFile()).map(Leftovers::of).orElse(List.of());
    Leftovers.end(leftovers);
    var took = Duration.ofNanos(System.nanoTime() - began);
    var names = leftovers.stream().map(ProcessState::name).toList();
    if (options.json()) {
      System.out.println(StackState.toJson(new Result(wasUp, names, took.toMillis())));
    } else if (!names.isEmpty()) {
      System.out.printf(
          "hansei: ended what an earlier supervisor left behind: %s%n", String.join(", ", names));
    } else {
      System.out.println(wasUp ? "hansei: down after " + Durations.words(took) : "hansei: not up");
    }
    return 0;
  }

  private static void stopSupervisor(StackSettings settings)
      throws IOException, InterruptedException {
    var supervisor =
        StackState.read(settings.stateFile())
            .flatMap(state -> state.supervisor().alive())
            .orElseThrow(() ->
                StackFailure.failed(
                    "%s is locked by a process that is not in %s."
                        .formatted(settings.home(), settings.stateFile()),
                    "End the process that holds %s.".formatted(settings.home().resolve("lock"))));
    supervisor.destroy();
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (HomeLock.isHeld(settings.home())) {
      if (System.nanoTime() > deadline) {
        throw StackFailure.failed(
            "The supervisor (pid %d) has not ended in %s."
                .formatted(supervisor.pid(), Durations.words(PATIENCE)),
            "See %s; kill -9 %d ends it with all its children."
                .formatted(settings.log("supervisor"), supervisor.pid()));
      }
      Thread.sleep(POLL);
    }
  }

  /**
   * What {@code --json} prints.
   *
   * @param wasUp whether a stack was running
   * @param leftovers parts that had outlived their supervisor and were ended
   * @param tookMillis until nothing ran any more
   */
  record Result(boolean wasUp, List<String> leftovers, long tookMillis) {}
}
