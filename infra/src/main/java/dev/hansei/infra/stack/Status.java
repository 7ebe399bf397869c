package dev.hansei.infra.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code hansei status}: each process with what it does, its pid, port, age and resident memory.
 * Exit code 0 when the stack is up, 3 when it is not, 4 when it is up without one of its parts.
 */
public final class Status {
  private static final Pattern RSS = Pattern.compile("VmRSS:\\s*(\\d+) kB");
  private static final Duration PS_PATIENCE = Duration.ofSeconds(3);
  private static final long KILOBYTE = 1024;

  private Status() {}

  /** Option: {@code --json}. */
  public static void main(String[] arguments) {
    Command.run("status", List.of("--json"), arguments, Status::run);
  }

  private static int run(Command.Options options) throws IOException {
    var settings = StackSettings.from(System.getenv());
    var report = report(settings);
    if (options.json()) {
      System.out.println(StackState.toJson(report));
    } else {
      print(settings, report);
    }
    return switch (report.phase()) {
      case READY -> 0;
      case DEGRADED -> StackFailure.Kind.FAILED.exitCode();
      case STARTING, STOPPING, STOPPED, FAILED -> StackFailure.Kind.UNREACHABLE.exitCode();
    };
  }

  /**
   * What {@code --json} prints.
   *
   * @param phase of the whole; {@code STOPPED} when nothing runs
   * @param message why it failed; empty otherwise
   * @param home folder of the state
   * @param url of the service
   * @param buildId that runs; empty when nothing does
   * @param processes the parts; empty when nothing runs
   */
  record Report(
      StackState.Phase phase,
      String message,
      String home,
      String url,
      String buildId,
      List<Line> processes) {
    Report {
      processes = List.copyOf(processes);
    }
  }

  /**
   * One process.
   *
   * @param uptimeMillis since the kernel started it; 0 when there is none
   * @param rssBytes resident memory; 0 when there is none
   */
  record Line(
      String name,
      String condition,
      String message,
      long pid,
      int port,
      long uptimeMillis,
      long rssBytes,
      int restarts) {}

  static Report report(StackSettings settings) throws IOException {
    var home = settings.home().toString();
    var state = StackState.read(settings.stateFile());
    if (state.isEmpty() || !HomeLock.isHeld(settings.home())) {
      var leftovers =
          state.map(Leftovers::of).orElse(List.of()).stream().map(Status::line).toList();
      return new Report(StackState.Phase.STOPPED, "", home, settings.apiUrl(), "", leftovers);
    }
    var known = state.get();
    var lines =
        Stream.concat(Stream.of(known.supervisor()), known.processes().stream())
            .map(Status::line)
            .toList();
    return new Report(known.phase(), known.message(), home, known.url(), known.buildId(), lines);
  }

  private static Line line(ProcessState process) {
    var alive = process.alive();
    var uptime =
        alive.isPresent() ? Math.max(0, System.currentTimeMillis() - process.startedMillis()) : 0;
    return new Line(
        process.name(),
        process.condition().name().toLowerCase(Locale.ROOT),
        process.message(),
        alive.map(ProcessHandle::pid).orElse(0L),
        process.port(),
        uptime,
        alive.map(it -> rssBytes(it.pid())).orElse(0L),
        process.restarts());
  }

  private static long rssBytes(long pid) {
    return fromProc(pid)
        .or(() -> Programs.ask(PS_PATIENCE, "ps", "-o", "rss=", "-p", Long.toString(pid)))
        .map(String::strip)
        .filter(text -> text.matches("\\d+"))
        .map(text -> Long.parseLong(text) * KILOBYTE)
        .orElse(0L);
  }

  private static Optional<String> fromProc(long pid) {
    try {
      var matcher = RSS.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
      return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void print(StackSettings settings, Report report) {
    if (report.phase() == StackState.Phase.STOPPED) {
      System.out.printf("hansei: not up (%s). Start it with: infra/hansei up%n", settings.home());
      report
          .processes()
          .forEach(it -> System.out.printf("  left behind: %s (pid %d)%n", it.name(), it.pid()));
      return;
    }
    var phase = report.phase().name().toLowerCase(Locale.ROOT);
    System.out.printf(
        "%s  %s  build %s  %s%n", phase, report.url(), report.buildId(), report.message());
    System.out.printf(
        "%-11s %-10s %8s %6s %14s %8s %8s%n",
        "process", "state", "pid", "port", "up", "memory", "restarts");
    for (var line : report.processes()) {
      System.out.printf(
          "%-11s %-10s %8s %6s %14s %8s %8d  %s%n",
          line.name(),
          line.condition(),
          line.pid() == 0 ? "-" : line.pid(),
          line.port() == 0 ? "-" : line.port(),
          line.pid() == 0 ? "-" : Durations.words(Duration.ofMillis(line.uptimeMillis())),
          line.rssBytes() == 0 ? "-" : (line.rssBytes() >> 20) + " MB",
          line.restarts(),
          line.message());
    }
  }
}
