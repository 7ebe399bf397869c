package dev.hansei.api.projects;

import dev.hansei.api.pages.Section;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How much waits at each stage for a person with certain roles. */
@Singleton
public final class Backlog {
  private final List<Source> sources;

  Backlog(List<Source> sources) {
    this.sources = List.copyOf(sources);
  }

  /** One stage's count; each stage brings its own. Must be cheap: every page asks. */
  public interface Source {
    /** Where the count stands. */
    Section section();

    /** How many things wait or run there for somebody with the caller's roles. */
    long count(Caller caller);

    /** What the home page says of them. */
    List<Item> items(Caller caller);
  }

  /**
   * One thing that needs somebody.
   *
   * @param verb what they would do: approve, finalise, read
   * @param path of its page, below the project's
   * @param since when it began to wait
   */
  public record Item(String verb, String sentence, String path, Instant since) {}

  /** All that waits for the caller, oldest first. */
  public List<Item> items(Caller caller) {
    return sources.stream()
        .flatMap(source -> source.items(caller).stream())
        .sorted(Comparator.comparing(Item::since))
        .toList();
  }

  /** The counts that are not 0. */
  Map<Section, Long> of(Caller caller) {
    var counts = new EnumMap<Section, Long>(Section.class);
    for (Source source : sources) {
      long count = source.count(caller);
      if (count > 0) {
        counts.put(source.section(), count);
      }
    }
    return counts;
  }
}
