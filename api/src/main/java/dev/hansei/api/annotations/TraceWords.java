package dev.hansei.api.annotations;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Names;
import dev.hansei.infra.registry.annotations.ChosenTraces.Counted;
import dev.hansei.infra.registry.traces.TraceWalk;
import dev.hansei.workflows.annotations.TraceChoice;
import dev.hansei.workflows.cases.Split;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Chosen traces in words, for pages. */
public final class TraceWords {
  private TraceWords() {}

  /** What a queue is about, to end a sentence with. */
  static String about(TraceChoice choice, Split split) {
    return "traces%s, for %s".formatted(chosen(choice), Names.words(split));
  }

  /** How many fit, and what becomes of them. */
  public static String counted(Counted counted, int itemsMax) {
    if (counted.traces() == 0) {
      return "No trace with a question and an answer fits.";
    }
    String fitting =
        "%s with a question and an answer %s%s"
            .formatted(
                Figures.counted(counted.traces(), "trace"),
                counted.traces() == 1 ? "fits" : "fit",
                counted.isAll()
                    ? ""
                    : ", of the newest %s".formatted(Figures.count(TraceWalk.LOOKED_MAX)));
    return counted.traces() <= itemsMax
        ? fitting + "; people read all of them."
        : "%s; %s of them are drawn at random.".formatted(fitting, Figures.count(itemsMax));
  }

  private static String chosen(TraceChoice choice) {
    List<String> words = new ArrayList<>();
    choice.status().ifPresent(it -> words.add("status " + Names.words(it)));
    choice.thumb().ifPresent(it -> words.add("thumb " + Names.words(it)));
    add(words, "model", choice.model());
    add(words, "prompt", choice.prompt());
    add(words, "version", choice.version());
    add(words, "session", choice.session());
    add(words, "text", choice.text());
    choice.from().ifPresent(it -> words.add("from " + moment(it)));
    choice.before().ifPresent(it -> words.add("before " + moment(it)));
    return words.isEmpty() ? "" : " with " + String.join(", ", words);
  }

  /** The day where that is all, else with the minute; UTC. */
  private static String moment(Instant at) {
    String day = at.toString().substring(0, 10);
    return at.equals(at.truncatedTo(ChronoUnit.DAYS))
        ? day
        : "%s %s UTC".formatted(day, at.toString().substring(11, 16));
  }

  private static void add(List<String> words, String field, String word) {
    if (!word.isEmpty()) {
      words.add("%s “%s”".formatted(field, word));
    }
  }
}
