package dev.hansei.infra.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code hansei up}: starts the supervisor in the background and shows it coming up. Exit code 0
 * when everything is ready, also when it was before; otherwise one line says why, and nothing that
 * was started stays.
 */
public final class Up {
  private static final Duration POLL = Duration.ofMillis(100);

  /** Small: it copies objects from sockets to files and watches processes. */
  private static final List<String> SUPERVISOR_JVM =
      List.of(
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dlogback.configurationFile=dev/hansei/infra/stack/supervisor-logback.xml");

  private static final int LAST_WORDS_CHARACTERS = 1000;

  private final StackSettings settings;
  private final boolean isSplit;
  private final ProgressPrinter printer;

  private Up(StackSettings settings, boolean isSplit, boolean json) {
    this.settings = settings;
    this.isSplit = isSplit;
    this.printer =
        new ProgressPrinter(
            json ? System.err : System.out, Terminals.console().isPresent() && !json);
  }

  /**
   * Options: {@code --split} runs api and worker as two processes, {@code --json} prints the state
   * at the end.
   */
  public static void main(String[] arguments) {
    Command.run("up", List.of("--split", "--json"), arguments, Up::run);
  }

  private static int run(Command.Options options) throws IOException, InterruptedException {
    var settings = StackSettings.from(System.getenv());
    settings.requireHome();
    var state = new Up(settings, options.has("--split"), options.json()).up();
    if (options.json()) {
      System.out.println(state.toJson());
    }
    return state.phase() == StackState.Phase.READY ? 0 : StackFailure.Kind.FAILED.exitCode();
  }

  private StackState up() throws IOException, InterruptedException {
    awaitEndOfStopping();
    if (HomeLock.isHeld(settings.home())) {
      return join();
    }
    var distribution = distribution();
    printer.line(
        "hansei: starting in %s (build %s)".formatted(settings.home(), distribution.buildId()));
    var supervisor = spawn(distribution);
    var stopOnInterrupt = new Thread(supervisor::destroy, "interrupted");
    Runtime.getRuntime().addShutdownHook(stopOnInterrupt);
    var state = follow(supervisor.toHandle());
    Runtime.getRuntime().removeShutdownHook(stopOnInterrupt);
    return announce(state);
  }

  private void awaitEndOfStopping() throws IOException, InterruptedException {
    while (HomeLock.isHeld(settings.home()) && isEnding(StackState.read(settings.stateFile()))) {
      Thread.sleep(POLL);
    }
  }

  private static boolean isEnding(Optional<StackState> state) {
    return state
        .map(StackState::phase)
        .filter(phase ->
            phase == StackState.Phase.STOPPING
                || phase == StackState.Phase.STOPPED
                || phase == StackState.Phase.FAILED)
        .isPresent();
  }

  /** Somebody else started it. */
  private StackState join() throws IOException, InterruptedException {
    var state =
        StackState.read(settings.stateFile())
            .orElseThrow(() ->
                StackFailure.failed(
                    "A supervisor runs on %s but has not said what it does."
                        .formatted(settings.home()),
                    "Try again in a moment, or end the process that holds %s."
                        .formatted(settings.home().resolve("lock"))));
    switch (state.phase()) {
      case STARTING -> {
        printer.line("hansei: already starting");
        var supervisor = state.supervisor().alive();
        if (supervisor.isPresent()) {
          return announce(follow(supervisor.get()));
        }
      }
      case READY, STOPPING, STOPPED, FAILED ->
          printer.line("hansei: already up, build %s: %s".formatted(state.buildId(), state.url()));
      case DEGRADED ->
          printer.line(
              "hansei: up, but %s. See infra/hansei status; start over with infra/hansei down, then up."
                  .formatted(state.message()));
    }
    if (state.isSplit() != isSplit) {
      printer.line(
          "It runs %s; infra/hansei down first to change that."
              .formatted(
                  state.isSplit() ? "api and worker apart" : "api and worker in one process"));
    }
    sayFirstSignIn();
    return state;
  }

  private Distribution distribution() throws IOException {
    var folder = System.getProperty("hansei.distribution", "");
    if (folder.isEmpty()) {
      return Distribution.fromProperties();
    }
    var staging = new Staging(Path.of(folder), settings.home());
    var staged = staging.stage(System.getProperty("hansei.commit", "local"));
    staging.prune(staged.buildId());
    return staged;
  }

  private Process spawn(Distribution distribution) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SUPERVISOR_JVM);
    command.add("-Dhansei.logs=" + settings.logs());
    command.addAll(distribution.asProperties());
    command.addAll(List.of("-cp", distribution.classPath(), Supervisor.class.getName()));
    if (isSplit) {
      command.add("--split");
    }
    Files.deleteIfExists(settings.stateFile().resolveSibling("stack.json.new"));
    return new ProcessBuilder(command)
        .directory(settings.home().toFile())
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .redirectErrorStream(true)
        .redirectOutput(settings.log("supervisor-console").toFile())
        .start();
  }

  /** Shows what the supervisor posts until it is ready or gone. */
  private StackState follow(ProcessHandle supervisor) throws IOException, InterruptedException {
    while (true) {
      // Asked before the file is read: what it wrote last is then seen.
      var isAlive = supervisor.isAlive();
      var state =
          StackState.read(settings.stateFile())
              .filter(it -> it.supervisor().pid() == supervisor.pid());
      state.ifPresent(printer::show);
      var phase = state.map(StackState::phase).orElse(StackState.Phase.STARTING);
      if (phase == StackState.Phase.READY) {
        return state.orElseThrow();
      }
      if (!isAlive) {
        throw new StackFailure(StackFailure.Kind.FAILED, reason(state));
      }
      Thread.sleep(POLL);
    }
  }

  private String reason(Optional<StackState> state) throws IOException {
    var said = state.map(StackState::message).filter(message -> !message.isBlank());
    if (said.isPresent()) {
      return said.get() + logHint(state.orElseThrow());
    }
    var console = settings.log("supervisor-console");
    var words = Files.exists(console) ? Files.readString(console).strip() : "";
    return words.isEmpty()
        ? "The supervisor was ended by somebody else. Start again with: infra/hansei up. Its log: "
            + settings.log("supervisor")
        : "The supervisor ended: "
            + words.substring(Math.max(0, words.length() - LAST_WORDS_CHARACTERS));
  }

  private String logHint(StackState state) {
    return state.processes().stream()
        .filter(process -> process.condition() == ProcessState.Condition.FAILED)
        .map(process -> ". Its log: " + settings.log(process.name()))
        .findFirst()
        .orElse("");
  }

  private StackState announce(StackState state) throws IOException {
    if (state.phase() == StackState.Phase.READY) {
      printer.line(
          "Up in %s: %s"
              .formatted(
                  Durations.words(Duration.ofMillis(state.readyAfterMillis())), state.url()));
    }
    sayFirstSignIn();
    return state;
  }

  private void sayFirstSignIn() throws IOException {
    if (Files.exists(settings.adminLink())) {
      printer.line("First sign-in, works once: " + Files.readString(settings.adminLink()).strip());
    }
  }
}
