package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What the demo tells while it goes, and the story it tells at the end: sentences for people, and
 * the same figures as JSON.
 */
final class Told {
  private static final double NANOS_PER_SECOND = 1e9;

  /** How often long work says where it is. */
  static final Duration STEP = Duration.ofSeconds(5);

  private final PrintStream progress;
  private final long began = System.nanoTime();
  private final ObjectNode figures = JsonNodeFactory.instance.objectNode();
  private final List<String> sentences = new ArrayList<>();

  Told(PrintStream progress) {
    this.progress = progress;
  }

  /** A line of progress, with the seconds since the start. */
  void now(String format, Object... values) {
    progress.printf("[%5.1f s] %s%n", seconds(), format.formatted(values));
    progress.flush();
  }

  /** A heading of the story. */
  void chapter(String heading) {
    sentences.add("");
    sentences.add(heading);
  }

  /** A sentence of the story. */
  void say(String format, Object... values) {
    sentences.add("  " + format.formatted(values));
  }

  /** Where a person looks. */
  void see(String what, String url) {
    sentences.add("  %-22s %s".formatted(what, url));
    figures.withObject("/links").put(what, url);
  }

  /** Figures under a name; what is missing is left out. */
  void figure(String name, JsonNode value) {
    if (!value.isMissingNode()) {
      figures.set(name, value);
    }
  }

  /** Figures under a name. */
  void figure(String name, double value) {
    figures.put(name, value);
  }

  ObjectNode figures() {
    return figures;
  }

  String story() {
    return String.join(System.lineSeparator(), sentences).strip();
  }

  double seconds() {
    return (System.nanoTime() - began) / NANOS_PER_SECOND;
  }

  /** Says every few seconds how far long work is. */
  Consumer<JsonNode> watching(String what) {
    long[] last = {System.nanoTime()};
    return now -> {
      if (System.nanoTime() - last[0] > STEP.toNanos()) {
        last[0] = System.nanoTime();
        now("%s: %s", what, where(now));
      }
    };
  }

  private static String where(JsonNode now) {
    int done = now.path("kept").asInt() + now.path("rejected").asInt();
    for (JsonNode count : now.path("counts")) {
      done += count.asInt();
    }
    int planned = now.path("planned").asInt();
    return planned == 0 ? "going on" : "%d of %d".formatted(done, planned);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** A probability. */
  static String small(double value) {
    return String.format(Locale.ROOT, value < 0.001 ? "%.1e" : "%.3f", value);
  }
}
