package dev.hansei.activities.metrics.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The lines of a stream, one at a time; a line that is too long is passed over, not held. */
final class Lines {
  /** Two long texts, many references and their JSON fit; a file without line ends does not. */
  static final int BYTES_MAX = 8 * 1024 * 1024;

  private static final int END = -1;
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final InputStream stream;
  private long number;
  private long bytes;

  Lines(InputStream stream) {
    this.stream = stream;
  }

  /** A line, or why it is none. */
  sealed interface Line {
    /** Its text without the line's end. */
    record Text(String text) implements Line {}

    /** Not to be read, and why. */
    record Broken(String reason) implements Line {}

    /** There is no more. */
    record None() implements Line {}
  }

  /** The number of the line that was read last, from 1. */
  long number() {
    return number;
  }

  /** How much was read until now. */
  long bytes() {
    return bytes;
  }

  Line next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int c = stream.read();
    if (c == END) {
      return new Line.None();
    }
    number++;
    long length = 0;
    for (; c != END && c != '\n'; c = stream.read()) {
      length++;
      if (length <= BYTES_MAX) {
        line.write(c);
      }
    }
    bytes += length + 1;
    if (length > BYTES_MAX) {
      return new Line.Broken("has %d bytes; a line may have %d".formatted(length, BYTES_MAX));
    }
    return decoded(line.toByteArray());
  }

  private Line decoded(byte[] line) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      boolean marked = number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
      return new Line.Text(marked ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      return new Line.Broken("is not UTF-8");
    }
  }
}
