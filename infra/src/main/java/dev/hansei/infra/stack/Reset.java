package dev.hansei.infra.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code hansei reset}: deletes the data of the local stack, for good. Refuses while it is up; asks
 * first, or takes {@code --yes}. Touches only what the stack made in its home; downloaded and built
 * programs stay in the cache.
 */
public final class Reset {
  /**
   * All that the stack and the service write into the home; whatever else is there is somebody
   * else's.
   */
  private static final List<String> MADE_HERE =
      List.of(
          "registry",
          "temporal",
          "objects",
          "secrets",
          "logs",
          "app",
          "stack.json",
          "stack.json.new",
          "admin-link");

  private static final Duration LOCK_PATIENCE = Duration.ofMillis(300);

  private Reset() {}

  /** Options: {@code --yes}, {@code --json}. */
  public static void main(String[] arguments) {
    Command.run("reset", List.of("--yes", "--json"), arguments, Reset::run);
  }

  private static int run(Command.Options options) throws IOException, InterruptedException {
    var settings = StackSettings.from(System.getenv());
    var home = settings.home();
    if (!Files.isDirectory(home)) {
      report(options, home, List.of());
      return 0;
    }
    var lock =
        HomeLock.acquire(home, LOCK_PATIENCE)
            .orElseThrow(() ->
                StackFailure.failed(
                    "The stack on %s is up.".formatted(home),
                    "Stop it first with: infra/hansei down."));
    try (lock) {
      refuseLeftovers(settings);
      var doomed = MADE_HERE.stream().filter(name -> Files.exists(home.resolve(name))).toList();
      if (!options.has("--yes") && !doomed.isEmpty()) {
        confirm(home, doomed);
      }
      for (var name : doomed) {
        Caches.deleteTree(home.resolve(name));
      }
      report(options, home, doomed);
    }
    removeWhenEmpty(home);
    return 0;
  }

  private static void refuseLeftovers(StackSettings settings) throws IOException {
    var leftovers = StackState.read(settings.stateFile()).map(Leftovers::of).orElse(List.of());
    if (!leftovers.isEmpty()) {
      throw StackFailure.failed(
          "%s (pid %d) still runs on %s."
              .formatted(leftovers.getFirst().name(), leftovers.getFirst().pid(), settings.home()),
          "Stop it first with: infra/hansei down.");
    }
  }

  private static void confirm(Path home, List<String> doomed) {
    var console =
        Terminals.console()
            .orElseThrow(() ->
                new StackFailure(
                    StackFailure.Kind.USAGE,
                    "reset deletes all data in %s; add --yes to mean it.".formatted(home)));
    var answer =
        console.readLine(
            "This deletes %s in %s for good. Type yes to go on: ", String.join(", ", doomed), home);
    if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).equals("yes")) {
      throw new StackFailure(StackFailure.Kind.FAILED, "Nothing was deleted.");
    }
  }

  private static void report(Command.Options options, Path home, List<String> deleted) {
    if (options.json()) {
      System.out.println(StackState.toJson(new Result(home.toString(), deleted)));
    } else {
      System.out.println(
          deleted.isEmpty()
              ? "hansei: there is no data in " + home
              : "hansei: deleted %s in %s".formatted(String.join(", ", deleted), home));
    }
  }

  /** The lock's file goes last, and only from a home that holds nothing else. */
  private static void removeWhenEmpty(Path home) throws IOException {
    boolean isEmpty;
    try (Stream<Path> rest = Files.list(home)) {
      isEmpty = rest.allMatch(path -> path.endsWith("lock"));
    }
    if (isEmpty) {
      Files.deleteIfExists(home.resolve("lock"));
      Files.deleteIfExists(home);
    }
  }

  /**
   * What {@code --json} prints.
   *
   * @param home the folder
   * @param deleted what was deleted in it
   */
  record Result(String home, List<String> deleted) {}
}
