package dev.hansei.infra.stack;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * The stack as its supervisor sees it; the content of {@code stack.json}. The file is replaced as a
 * whole, so readers never see half of it; whether the supervisor still lives is told by {@link
 * HomeLock}, not by the file.
 *
 * @param phase of the whole
 * @param message why it failed; empty otherwise
 * @param buildId of the distribution that runs
 * @param isSplit whether api and worker are processes of their own
 * @param startedMillis when the supervisor started, since 1970
 * @param readyAfterMillis until all parts answered for the first time; 0 before
 * @param url of the service
 * @param temporalHttpPort where the Temporal server answers JSON
 * @param supervisor its own process
 * @param processes the parts, in order of start
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StackState(
    Phase phase,
    String message,
    String buildId,
    boolean isSplit,
    long startedMillis,
    long readyAfterMillis,
    String url,
    int temporalHttpPort,
    ProcessState supervisor,
    List<ProcessState> processes) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public StackState {
    processes = List.copyOf(processes);
  }

  /** The whole stack's condition. */
  public enum Phase {
    STARTING,
    READY,
    /** A part died too often and stays down; the others run. */
    DEGRADED,
    STOPPING,
    STOPPED,
    FAILED
  }

  /** What the file says; empty when there is none or it is unreadable. */
  public static Optional<StackState> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readString(file), StackState.class));
    } catch (NoSuchFileException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  void write(Path file) throws IOException {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, toJson());
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  String toJson() {
    return toJson(this);
  }

  /** Any record as indented JSON, for the commands' {@code --json}. */
  public static String toJson(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not representable as JSON: " + value, e);
    }
  }
}
