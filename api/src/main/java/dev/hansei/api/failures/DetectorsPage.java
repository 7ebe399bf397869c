package dev.hansei.api.failures;

import dev.hansei.api.pages.Frame;
import dev.hansei.infra.registry.failures.CollectionView;
import dev.hansei.workflows.failures.CollectionSchedule;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What counts as a failure, what that would catch, when it is looked for, and how that went.
 *
 * @param wrong what is wrong with what was filled in; empty where nothing is
 * @param preview what the detectors as they stand on the page would catch
 * @param naming the model that names failure modes; without one their own words do
 * @param pending traces that wait to be looked at
 * @param readSoFar traces that the running collection has read; 0 where none runs
 */
public record DetectorsPage(
    Frame frame,
    List<Setting> settings,
    String wrong,
    Optional<Tried> preview,
    Optional<CollectionSchedule> schedule,
    Optional<ModelName> naming,
    List<CollectionView> collections,
    long pending,
    long readSoFar) {
  public DetectorsPage {
    settings = List.copyOf(settings);
    collections = List.copyOf(collections);
  }

  /**
   * A detector as people set it.
   *
   * @param type as in its JSON
   */
  public record Setting(
      String type, String title, String sentence, boolean on, List<Field> fields) {
    public Setting {
      fields = List.copyOf(fields);
    }
  }

  /** A parameter. */
  public record Field(String name, String label, Kind kind, String value, List<String> choices) {
    public Field {
      choices = List.copyOf(choices);
    }

    /** How it is filled in. */
    public enum Kind {
      NUMBER,
      TEXT,
      LINES,
      CHOICE
    }
  }

  /**
   * What would be caught of the traces of the last seven days.
   *
   * @param counts for each detector of the page, in its order; below 0 where that was not tried
   * @param more whether there are older traces in those days, which were not read
   */
  public record Tried(
      int read, boolean more, int caught, int caughtToday, List<Integer> counts, List<Hit> hits) {
    public Tried {
      counts = List.copyOf(counts);
      hits = List.copyOf(hits);
    }
  }

  /** A trace that would be caught. */
  public record Hit(String path, String question) {}

  /** How many are switched on. */
  public long on() {
    return settings.stream().filter(Setting::on).count();
  }

  /** Whether the viewer may save. */
  public boolean maySave() {
    return frame.viewer().is(Role.LEAD);
  }

  /** Whether a collection runs. */
  public boolean running() {
    return collections.stream().anyMatch(it -> it.ending().isEmpty());
  }

  /** When the newest collection began. */
  public Optional<Instant> lastLooked() {
    return collections.stream().map(CollectionView::startedAt).findFirst();
  }
}
