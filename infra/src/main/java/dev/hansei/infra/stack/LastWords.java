package dev.hansei.infra.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Remembers, of what a process prints into its log, the line that most likely says why it ended:
 * the last cause that a Java program names, else the last line that is no stack trace. Closing it
 * leaves the log open.
 */
final class LastWords extends OutputStream {
  private static final int LINE_BYTES_MAX = 1000;
  private static final int WORDS_MAX = 300;

  private final OutputStream log;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private String lastCause = "";
  private String lastLine = "";

  LastWords(OutputStream log) {
    this.log = log;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    listen(bytes, offset, length);
    log.write(bytes, offset, length);
  }

  @Override
  public void flush() throws IOException {
    log.flush();
  }

  /** The line; empty when nothing was printed. */
  synchronized String words() {
    endLine();
    var words = lastCause.isEmpty() ? lastLine : lastCause;
    return words.substring(0, Math.min(words.length(), WORDS_MAX));
  }

  private synchronized void listen(byte[] bytes, int offset, int length) {
    for (int place = offset; place < offset + length; place++) {
      if (bytes[place] == '\n') {
        endLine();
      } else if (line.size() < LINE_BYTES_MAX) {
        line.write(bytes[place]);
      }
    }
  }

  private void endLine() {
    var text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (text.startsWith("Caused by: ")) {
      lastCause = text.strip();
    } else if (!text.isBlank() && !Character.isWhitespace(text.charAt(0))) {
      lastLine = text.strip();
    }
  }
}
