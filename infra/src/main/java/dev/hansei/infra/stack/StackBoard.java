package dev.hansei.infra.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the parts of a running stack post what they do; each change is in {@code stack.json} when
 * the call returns, so that whoever comes after a crash finds every process by name.
 */
final class StackBoard {
  private static final Logger LOG = LoggerFactory.getLogger(StackBoard.class);

  private final Path file;
  private final Map<String, ProcessState> processes = new LinkedHashMap<>();
  private StackState state;

  StackBoard(Path file, StackState initial) {
    this.file = file;
    this.state = initial;
    initial.processes().forEach(process -> processes.put(process.name(), process));
    publish();
  }

  synchronized StackState state() {
    return state;
  }

  synchronized ProcessState process(String name) {
    var process = processes.get(name);
    if (process == null) {
      throw new IllegalArgumentException("No part of the stack is called " + name);
    }
    return process;
  }

  /** Changes one part. */
  synchronized void update(String name, UnaryOperator<ProcessState> change) {
    var before = process(name);
    var after = change.apply(before);
    if (!after.equals(before)) {
      processes.put(name, after);
      if (after.condition() != before.condition()) {
        LOG.info("{} {} {}", name, after.condition(), after.message());
      }
      publish();
    }
  }

  /** Changes the whole; a stack that stops or has failed does not become ready again. */
  synchronized void phase(StackState.Phase phase, String message) {
    if (isOver() && (phase == StackState.Phase.READY || phase == StackState.Phase.DEGRADED)) {
      return;
    }
    LOG.info("stack {} {}", phase, message);
    var readyAfter =
        phase == StackState.Phase.READY && state.readyAfterMillis() == 0
            ? System.currentTimeMillis() - state.startedMillis()
            : state.readyAfterMillis();
    state =
        new StackState(
            phase,
            message,
            state.buildId(),
            state.isSplit(),
            state.startedMillis(),
            readyAfter,
            state.url(),
            state.temporalHttpPort(),
            state.supervisor(),
            state.processes());
    publish();
  }

  private boolean isOver() {
    return switch (state.phase()) {
      case STOPPING, STOPPED, FAILED -> true;
      case STARTING, READY, DEGRADED -> false;
    };
  }

  private void publish() {
    state =
        new StackState(
            state.phase(),
            state.message(),
            state.buildId(),
            state.isSplit(),
            state.startedMillis(),
            state.readyAfterMillis(),
            state.url(),
            state.temporalHttpPort(),
            state.supervisor(),
            new ArrayList<>(processes.values()));
    try {
      state.write(file);
    } catch (IOException e) {
      // A full disk must not stop the servers; the next change tries again.
      LOG.warn("{} cannot be written: {}", file, e.toString());
    }
  }
}
