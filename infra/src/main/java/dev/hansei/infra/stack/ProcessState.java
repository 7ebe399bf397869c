package dev.hansei.infra.stack;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One part of the stack as its supervisor sees it.
 *
 * @param name objects, registry, temporal, and service or api and worker
 * @param condition what it is doing
 * @param message more about the condition, for people
 * @param port where it answers
 * @param pid its process; 0 while there is none
 * @param executable the program of that process
 * @param startedMillis when the kernel started the process, since 1970; 0 while there is none
 * @param readyAfterMillis from the start of the supervisor, or of the restart, until it answered; 0
 *     before
 * @param restarts how often it died and was started again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProcessState(
    String name,
    Condition condition,
    String message,
    int port,
    long pid,
    @Nullable String executable,
    long startedMillis,
    long readyAfterMillis,
    int restarts) {
  /** The kernel's clock and ours may disagree on a process's start by a tick or a leap. */
  private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

  /** What a part is doing. */
  public enum Condition {
    WAITING,
    STARTING,
    READY,
    RESTARTING,
    FAILED,
    STOPPING,
    STOPPED
  }

  static ProcessState waiting(String name, int port) {
    return new ProcessState(name, Condition.WAITING, "", port, 0, null, 0, 0, 0);
  }

  ProcessState with(Condition next, String nextMessage) {
    return new ProcessState(
        name, next, nextMessage, port, pid, executable, startedMillis, readyAfterMillis, restarts);
  }

  ProcessState started(long nextPid, Path nextExecutable, Instant startedAt) {
    return new ProcessState(
        name,
        Condition.STARTING,
        "",
        port,
        nextPid,
        nextExecutable.toString(),
        startedAt.toEpochMilli(),
        0,
        restarts);
  }

  ProcessState ready(Duration after) {
    return new ProcessState(
        name,
        Condition.READY,
        message,
        port,
        pid,
        executable,
        startedMillis,
        after.toMillis(),
        restarts);
  }

  ProcessState gone(Condition next, String nextMessage, int nextRestarts) {
    return new ProcessState(name, next, nextMessage, port, 0, null, 0, 0, nextRestarts);
  }

  /**
   * The live process, only when it is provably the one recorded: same id, same start, same program.
   * After a restart of the machine the id may be a stranger's.
   */
  @JsonIgnore
  public Optional<ProcessHandle> alive() {
    return pid == 0
        ? Optional.empty()
        : ProcessHandle.of(pid)
            .filter(ProcessHandle::isAlive)
            .filter(process -> process.info().startInstant().filter(this::isStart).isPresent())
            .filter(process -> process.info().command().filter(this::isProgram).isPresent());
  }

  private boolean isStart(Instant instant) {
    return Duration.between(Instant.ofEpochMilli(startedMillis), instant)
            .abs()
            .compareTo(START_TOLERANCE)
        <= 0;
  }

  private boolean isProgram(String command) {
    return executable != null
        && Path.of(command).getFileName().equals(Path.of(executable).getFileName());
  }
}
