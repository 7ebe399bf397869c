package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints answers: as the service's JSON, or as lines and tables for people. */
final class Output {
  private static final int CELL_CHARS_MAX = 60;

  /** What fits on a screen; --json has the others. */
  private static final int REJECTED_MAX = 20;

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
      JsonNode value = object.at("/" + field);
      if (value.isContainerNode() && !value.isEmpty() && !Cells.isShort(value)) {
        out.println(Cells.words(field));
        value.toPrettyString().lines().forEach(line -> out.println("  " + Cells.clean(line)));
      } else if (!Cells.text(value).isEmpty()) {
        out.printf("%-" + (width + 2) + "s%s%n", Cells.words(field), Cells.text(value));
      }
    }
    out.flush();
    return ExitCodes.OK;
  }

  /** A list of objects: JSON, or a table with one column for each field. */
  int table(JsonNode list, String... fields) {
    return table(list, "", fields);
  }

  /** The same, where the first field is a name that people copy: it is never cut. */
  int named(JsonNode list, String... fields) {
    return table(list, fields[0], fields);
  }

  private int table(JsonNode list, String whole, String[] fields) {
    if (json) {
      return printJson(list);
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(fields).stream().map(Cells::words).toList());
    for (JsonNode item : list.path("items")) {
      rows.add(
          List.of(fields).stream()
              .map(field -> {
                String text = Cells.text(item.at("/" + field));
                return field.equals(whole) ? text : cut(text);
              })
              .toList());
    }
    print(rows);
    if (rows.size() == 1) {
      out.println("(none)");
    }
    if (!list.path("next").asText("").isEmpty()) {
      out.println("more: --after " + Cells.clean(list.path("next").asText()));
    }
    out.flush();
    return ExitCodes.OK;
  }

  /** A table below an answer, for people only and where it has rows. */
  void part(JsonNode items, String... fields) {
    if (!json && !items.isEmpty()) {
      var list = JsonNodeFactory.instance.objectNode();
      list.set("items", items);
      table(list, fields);
    }
  }

  /** The items of a page, one JSON object a line. */
  void lines(JsonNode page) {
    page.path("items").forEach(item -> out.println(Cells.escaped(item.toString())));
    out.flush();
  }

  int say(JsonNode answer, String sentence) {
    if (json) {
      return printJson(answer);
    }
    out.println(Cells.clean(sentence));
    out.flush();
    return ExitCodes.OK;
  }

  /** What was written where. */
  int written(Path file) {
    return say(
        JsonNodeFactory.instance.objectNode().put("file", file.toString()), "written to " + file);
  }

  /** A word beside the answer, for people only. */
  void note(String sentence) {
    if (!json) {
      out.println(Cells.clean(sentence));
      out.flush();
    }
  }

  /** What became of an upload: the counts, and each line that was left out with its reason. */
  int upload(JsonNode answer, String... counts) {
    show(answer, counts);
    JsonNode rejected = answer.path("rejected");
    if (!json) {
      for (int i = 0; i < Math.min(REJECTED_MAX, rejected.size()); i++) {
        JsonNode line = rejected.path(i);
        out.println(
            Cells.clean(
                "line %s: %s".formatted(line.path("line").asText(), line.path("detail").asText())));
      }
      int all = Math.max(rejected.size(), answer.path("rejectedCount").asInt());
      if (all > REJECTED_MAX) {
        out.println("… and %,d more".formatted(all - REJECTED_MAX));
      }
      out.flush();
    }
    return rejected.isEmpty() ? ExitCodes.OK : ExitCodes.REFUSED;
  }

  /** Where long work is, on one line that is written over; only for somebody who looks. */
  void progress(JsonNode now) {
    progress(stateOf(now));
  }

  void progress(String state) {
    var console = System.console();
    if (json || console == null || !console.isTerminal()) {
      return;
    }
    out.print("\r" + Cells.clean(state) + "\u001b[K");
    out.flush();
    progressShown = true;
  }

  void progressEnded() {
    if (progressShown) {
      out.println();
      progressShown = false;
    }
  }

  private static String stateOf(JsonNode now) {
    int planned = now.path("planned").asInt();
    if (planned == 0) {
      return now.has("tracesRead")
          ? "%,d traces read".formatted(now.path("tracesRead").asInt())
          : "waiting for a worker";
    }
    int done = now.path("kept").asInt() + now.path("rejected").asInt();
    for (JsonNode count : now.path("counts")) {
      done += count.asInt();
    }
    return "%,d of %,d (%d %%)".formatted(done, planned, 100L * done / planned);
  }

  private int printJson(JsonNode node) {
    out.println(Cells.escaped(node.toPrettyString()));
    out.flush();
    return ExitCodes.OK;
  }

  private void print(List<List<String>> rows) {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static String cut(String text) {
    return text.length() <= CELL_CHARS_MAX ? text : text.substring(0, CELL_CHARS_MAX - 1) + "…";
  }
}
