package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints answers: as the service's JSON, or as lines and tables for people. */
final class Output {
  private static final int CELL_CHARS_MAX = 60;

  private final PrintWriter out;
  private final boolean json;
  private boolean progressShown;

  Output(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  boolean isJson() {
    return json;
  }

  /** One object: JSON, or a line for each of the fields named (JSON pointers without the slash). */
  int show(JsonNode object, String... fields) {
    if (json) {
      return printJson(object);
    }
    int width = List.of(fields).stream().mapToInt(String::length).max().orElse(0);
    for (String field : fields) {
      String value = clean(text(object.at("/" + field)));
      if (!value.isEmpty()) {
        out.printf("%-" + (width + 2) + "s%s%n", words(field), value);
      }
    }
    out.flush();
    return ExitCodes.OK;
  }

  /** A list of objects: JSON, or a table with one column for each field. */
  int table(JsonNode list, String... fields) {
    if (json) {
      return printJson(list);
    }
    List<String[]> rows = new ArrayList<>();
    rows.add(List.of(fields).stream().map(Output::words).toArray(String[]::new));
    for (JsonNode item : list.path("items")) {
      rows.add(
          List.of(fields).stream()
              .map(field -> cut(clean(text(item.at("/" + field)))))
              .toArray(String[]::new));
    }
    int[] widths = new int[fields.length];
    rows.forEach(row -> widen(widths, row));
    rows.forEach(row -> out.println(line(widths, row)));
    if (!list.path("next").asText("").isEmpty()) {
      out.println("more: --after " + list.path("next").asText());
    }
    out.flush();
    return ExitCodes.OK;
  }

  /** The items of a page, one JSON object a line. */
  void lines(JsonNode page) {
    page.path("items").forEach(item -> out.println(item.toString()));
    out.flush();
  }

  int say(JsonNode answer, String sentence) {
    if (json) {
      return printJson(answer);
    }
    out.println(clean(sentence));
    out.flush();
    return ExitCodes.OK;
  }

  void progress(JsonNode now) {
    int planned = now.path("planned").asInt();
    if (json || planned == 0 || System.console() == null) {
      return;
    }
    int done = 0;
    for (JsonNode count : now.path("counts")) {
      done += count.asInt();
    }
    out.printf("\r%d of %d (%d %%)", done, planned, 100L * done / planned);
    out.flush();
    progressShown = true;
  }

  void progressEnded() {
    if (progressShown) {
      out.println();
      progressShown = false;
    }
  }

  private int printJson(JsonNode node) {
    out.println(node.toPrettyString());
    out.flush();
    return ExitCodes.OK;
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() || node.isNull()
        ? ""
        : node.isValueNode() ? node.asText() : node.toString();
  }

  /** Text of strangers must not steer the terminal: control characters become visible. */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.getType(c) == Character.FORMAT || Character.isISOControl(c) ? '·' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static String cut(String text) {
    return text.length() <= CELL_CHARS_MAX ? text : text.substring(0, CELL_CHARS_MAX - 1) + "…";
  }

  private static String words(String field) {
    return field.substring(field.lastIndexOf('/') + 1).replaceAll("([a-z])([A-Z])", "$1 $2");
  }

  private static void widen(int[] widths, String[] row) {
    for (int i = 0; i < row.length; i++) {
      widths[i] = Math.max(widths[i], row[i].length());
    }
  }

  private static String line(int[] widths, String[] row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.length; i++) {
      line.append(row[i]).append(" ".repeat(widths[i] - row[i].length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
