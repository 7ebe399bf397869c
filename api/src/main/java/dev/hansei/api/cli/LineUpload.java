package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file of JSON lines or a table in CSV, sent in parts of what the service takes at once. Lines
 * are counted through the whole file. Broken off, it can be sent again: what is known changes
 * nothing.
 */
final class LineUpload {
  /** The service's own limit. */
  static final int LINES_MAX = 10_000;

  /** Below the service's limit of 32 MiB. */
  static final int BYTES_MAX = 30 * 1024 * 1024;

  private final Api api;
  private final Output output;
  private final ObjectNode sum = JsonNodeFactory.instance.objectNode();
  private final ArrayNode rejected = JsonNodeFactory.instance.arrayNode();

  LineUpload(Api api, Output output) {
    this.api = api;
    this.output = output;
  }

  /** Some lines of a file, and how many stand before them. */
  @SuppressWarnings("ArrayRecordComponent") // Goes from here into a request.
  record Part(byte[] bytes, int before) {}

  /** What became of all of it, as the service says it of one request. */
  JsonNode send(String path, byte[] file) {
    return send(path, "application/jsonl", parts(file));
  }

  /** The same of a table in CSV. */
  JsonNode sendTable(String path, byte[] file) {
    return send(path, "text/csv", TableParts.of(file));
  }

  private JsonNode send(String path, String mediaType, List<Part> parts) {
    if (parts.size() == 1) {
      return api.post(path, mediaType, parts.getFirst().bytes());
    }
    for (Part part : parts) {
      output.progress("line %,d".formatted(part.before() + 1));
      add(answer(path, mediaType, part), part.before());
    }
    output.progressEnded();
    sum.put("rejectedCount", sum.path("rejectedCount").asInt()).set("rejected", rejected);
    return sum;
  }

  /** A part of which no line is good is refused as a whole; the others may be good. */
  private JsonNode answer(String path, String mediaType, Part part) {
    try {
      return api.post(path, mediaType, part.bytes());
    } catch (CliFailure e) {
      JsonNode problem = e.problem().orElse(sum);
      if (!problem.path("code").asText().equals("invalid-lines")) {
        throw e;
      }
      return JsonNodeFactory.instance
          .objectNode()
          .put("rejectedCount", problem.path("errors").size())
          .set("rejected", problem.path("errors"));
    }
  }

  private void add(JsonNode answer, int before) {
    for (String count : List.of("accepted", "duplicates", "rejectedCount")) {
      sum.put(count, sum.path(count).asInt() + answer.path(count).asInt());
    }
    for (JsonNode line : answer.path("rejected")) {
      ObjectNode moved = line.deepCopy();
      rejected.add(moved.put("line", before + line.path("line").asInt()));
    }
  }

  /** Cut between lines; at least one part. */
  static List<Part> parts(byte[] file) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    int before = 0;
    int lines = 0;
    int end = 0;
    while (end < file.length) {
      int next = lineEnd(file, end);
      if (lines == LINES_MAX || (lines > 0 && next - from > BYTES_MAX)) {
        parts.add(new Part(Arrays.copyOfRange(file, from, end), before));
        before += lines;
        from = end;
        lines = 0;
      }
      lines++;
      end = next;
    }
    parts.add(new Part(Arrays.copyOfRange(file, from, file.length), before));
    return parts;
  }

  /** After the line's end. */
  private static int lineEnd(byte[] file, int from) {
    int end = from;
    while (end < file.length && file[end] != '\n') {
      end++;
    }
    return Math.min(file.length, end + 1);
  }
}
