package dev.hansei.api.bodies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.hansei.api.problems.JsonFaults;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads uploads of JSON lines: a bad line is that line's affair, the others are kept. */
@Singleton
public final class JsonLines {
  /** What the routes that read it consume. */
  public static final String JSONL = "application/jsonl";

  /** The same, as it is called elsewhere. */
  public static final String NDJSON = "application/x-ndjson";

  /** A line is one thing; more than this is a file without line ends. */
  public static final int LINE_BYTES_MAX = 1024 * 1024;

  /** The code of the line at which reading ended. */
  public static final String TOO_MANY = "too-many-lines";

  private final ObjectMapper json;

  JsonLines(ObjectMapper json) {
    this.json = json;
  }

  /** A line that could be read, and as it came. */
  public record Line<T>(int number, T value, String text) {}

  /** What was read and what was not, in order. */
  public record Reading<T>(List<Line<T>> lines, List<RejectedLine> rejected) {
    public Reading {
      lines = List.copyOf(lines);
      rejected = List.copyOf(rejected);
    }
  }

  /**
   * Reads UTF-8 lines of one JSON object each; blank lines count and say nothing.
   *
   * @param linesMax further lines are rejected
   */
  public <T> Reading<T> read(byte[] body, Class<T> type, int linesMax) {
    ObjectReader reader = json.readerFor(type);
    List<Line<T>> lines = new ArrayList<>();
    List<RejectedLine> rejected = new ArrayList<>();
    int number = 0;
    for (int start = 0, end; start < body.length; start = end + 1) {
      end = lineEnd(body, start);
      number++;
      try {
        if (end - start > LINE_BYTES_MAX) {
          rejected.add(tooLong(number));
          continue;
        }
        String text = text(body, start, end);
        if (text.isBlank()) {
          continue;
        }
        if (lines.size() >= linesMax) {
          rejected.add(tooMany(number, linesMax));
          break;
        }
        lines.add(new Line<>(number, reader.readValue(text), text));
      } catch (CharacterCodingException _) {
        rejected.add(new RejectedLine(number, "not-utf-8", "The line is not UTF-8."));
      } catch (JsonProcessingException e) {
        rejected.add(new RejectedLine(number, JsonFaults.codeOf(e), JsonFaults.explain(e)));
      }
    }
    return new Reading<>(lines, rejected);
  }

  /**
   * These lines of a body as they came, one after the other.
   *
   * @param numbers from 1
   */
  public static byte[] only(byte[] body, Set<Integer> numbers) {
    var kept = new ByteArrayOutputStream();
    int number = 0;
    for (int start = 0, end; start < body.length; start = end + 1) {
      end = lineEnd(body, start);
      number++;
      if (numbers.contains(number)) {
        kept.write(body, start, end - start);
        kept.write('\n');
      }
    }
    return kept.toByteArray();
  }

  private static RejectedLine tooLong(int number) {
    return new RejectedLine(
        number,
        "line-too-long",
        "A line has at most %,d bytes; is there one JSON object a line?".formatted(LINE_BYTES_MAX));
  }

  private static RejectedLine tooMany(int number, int linesMax) {
    return new RejectedLine(
        number,
        TOO_MANY,
        "One upload has at most %,d lines; this one and all after it were left out. Send them again."
            .formatted(linesMax));
  }

  private static int lineEnd(byte[] body, int start) {
    int end = start;
    while (end < body.length && body[end] != '\n') {
      end++;
    }
    return end;
  }

  private static String text(byte[] body, int start, int end) throws CharacterCodingException {
    String text =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(body, start, end - start))
            .toString();
    // Windows editors put a byte order mark before the first line.
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
