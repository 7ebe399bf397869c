package dev.hansei.api.traces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.JsonFaults;
import dev.hansei.api.problems.Pointer;
import io.micronaut.http.HttpStatus;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Reads an upload line by line, one JSON object each: the good lines are kept, each bad one is
 * listed with its number and what is wrong. Empty lines are passed over.
 */
final class JsonLines<T> {
  /** A line is one trace or one opinion; more than this is a file without line ends. */
  static final int LINE_BYTES_MAX = 1024 * 1024;

  /** Bounds one request; the sender cuts a longer file up. */
  static final int LINES_MAX = 10_000;

  private final ObjectReader reader;
  private final List<Line<T>> good = new ArrayList<>();
  private final List<BadLine> bad = new ArrayList<>();

  private JsonLines(ObjectMapper json, Class<T> type) {
    this.reader = json.readerFor(type);
  }

  /** A line that was read. */
  record Line<T>(int number, T value, String text) {}

  /** A line that was not. */
  record BadLine(Pointer pointer, byte[] text) {}

  /**
   * Reads all lines.
   *
   * @throws ApiException 413 when there are too many
   */
  static <T> JsonLines<T> read(ObjectMapper json, Class<T> type, byte[] body) {
    var lines = new JsonLines<T>(json, type);
    int number = 0;
    for (int from = 0; from < body.length; ) {
      int to = from;
      while (to < body.length && body[to] != '\n') {
        to++;
      }
      number++;
      if (number > LINES_MAX) {
        throw tooMany();
      }
      lines.line(number, Arrays.copyOfRange(body, from, to));
      from = to + 1;
    }
    return lines;
  }

  List<Line<T>> good() {
    return good;
  }

  List<BadLine> bad() {
    return bad;
  }

  /** A line that was read turned out to break a rule. */
  void reject(Line<T> line, String why) {
    bad.add(
        new BadLine(
            Pointer.line(line.number(), why), line.text().getBytes(StandardCharsets.UTF_8)));
  }

  /** The wrong lines by number. */
  List<Pointer> pointers() {
    return bad.stream()
        .map(BadLine::pointer)
        .sorted(Comparator.comparing(pointer -> pointer.line() == null ? 0 : pointer.line()))
        .toList();
  }

  private void line(int number, byte[] bytes) {
    if (bytes.length > LINE_BYTES_MAX) {
      bad.add(
          new BadLine(
              Pointer.line(number, "A line has at most %,d bytes.".formatted(LINE_BYTES_MAX)),
              bytes));
      return;
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (!text.isBlank()) {
        good.add(new Line<>(number, reader.readValue(text), text));
      }
    } catch (CharacterCodingException _) {
      bad.add(new BadLine(Pointer.line(number, "The line is not UTF-8."), bytes));
    } catch (JsonProcessingException e) {
      bad.add(new BadLine(Pointer.line(number, JsonFaults.explain(e)), bytes));
    }
  }

  private static ApiException tooMany() {
    return ApiProblem.of(
            HttpStatus.REQUEST_ENTITY_TOO_LARGE,
            "too-many-lines",
            "The request is too large",
            "One request has at most %,d lines. Send the file in parts; nothing of it was kept."
                .formatted(LINES_MAX))
        .raise();
  }
}
