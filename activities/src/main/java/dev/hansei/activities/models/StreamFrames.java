package dev.hansei.activities.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body piece by piece, bounded: what a server sends for ever is no answer. Not thread safe.
 *
 * <p>Source: WHATWG HTML, "Parsing an event stream", as far as JSON in {@code data} needs it.
 */
final class StreamFrames {
  /** A piece is a few words with their chances; beyond this it is none. */
  private static final long LINE_BYTES_MAX = 1024L * 1024;

  /** Each word comes in some 200 bytes of JSON: more words than any model writes at once. */
  private static final long BYTES_MAX = 64L * 1024 * 1024;

  private static final String DATA = "data:";
  private static final String END_MARK = "[DONE]";

  private final ObjectMapper json;
  private final ChatStreaming.Frames kind;
  private final BufferedSource source;
  private long left = BYTES_MAX;

  StreamFrames(ObjectMapper json, ChatStreaming.Frames kind, BufferedSource source) {
    this.json = json;
    this.kind = kind;
    this.source = source;
  }

  /**
   * The next piece; empty at the end.
   *
   * @throws IOException where the connection breaks, or what comes is no JSON or too much
   */
  Optional<JsonNode> next() throws IOException {
    String text = kind == ChatStreaming.Frames.LINES ? object() : data();
    return text.isEmpty() || text.equals(END_MARK)
        ? Optional.empty()
        : Optional.of(json.readTree(text));
  }

  /** The next line that holds something; empty at the end. */
  private String object() throws IOException {
    String line = line();
    while (line != null && line.isBlank()) {
      line = line();
    }
    return line == null ? "" : line;
  }

  /** The data of the next event that has some; empty at the end. */
  private String data() throws IOException {
    StringBuilder data = new StringBuilder();
    for (String line = line(); line != null; line = line()) {
      if (line.isEmpty() && !data.isEmpty()) {
        return data.toString();
      }
      if (line.startsWith(DATA)) {
        data.append(data.isEmpty() ? "" : "\n").append(line.substring(DATA.length()).strip());
      }
    }
    return data.toString();
  }

  private @Nullable String line() throws IOException {
    long end = source.indexOf((byte) '\n', 0, LINE_BYTES_MAX);
    if (end < 0 && source.request(LINE_BYTES_MAX)) {
      throw new IOException("a line of more than %d bytes".formatted(LINE_BYTES_MAX));
    }
    if (source.exhausted()) {
      return null;
    }
    // The last line may lack its end.
    long bytes = end < 0 ? source.getBuffer().size() : end;
    left -= bytes;
    if (left < 0) {
      throw new IOException("an answer of more than %d bytes".formatted(BYTES_MAX));
    }
    String line = source.readUtf8(bytes);
    if (end >= 0) {
      source.skip(1);
    }
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}
