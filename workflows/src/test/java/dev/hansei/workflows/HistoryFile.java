package dev.hansei.workflows;

import io.temporal.internal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** How histories are kept for {@link ReplayTest}: as JSON that says nothing of the machine. */
public final class HistoryFile {
  /**
   * Servers and workers name themselves by process and host, in identities and in the queues that a
   * worker has to itself. Replay does not look at it.
   */
  static final Pattern MACHINE = Pattern.compile("\"\\d+@(?!recorded\")[^\"]*\"");

  private HistoryFile() {}

  /** Keeps a history, unless there is a file of that name: a kept history is never edited. */
  public static void keep(Path file, WorkflowExecutionHistory history) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Files.createDirectories(file.getParent());
    String json = history.toJson(true);
    Files.writeString(
        file, MACHINE.matcher(json).replaceAll("\"1@recorded\"").stripTrailing() + "\n");
  }
}
