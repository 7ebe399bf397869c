package dev.hansei.infra.registry.traces;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Views of the list of traces that a project keeps by name, for everybody in it. */
@Singleton
public final class SavedViews {
  /** As many as fit above a list. */
  public static final int VIEWS_MAX = 30;

  /** A name is a few words. */
  public static final int NAME_CHARS_MAX = 60;

  /** All filters filled to their ends. */
  public static final int QUERY_CHARS_MAX = 1_000;

  private final ViewRepository rows;
  private final CanonicalJson json;
  private final Transactions transactions;
  private final Clock clock;

  SavedViews(ViewRepository rows, CanonicalJson json, Transactions transactions, Clock clock) {
    this.rows = rows;
    this.json = json;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A view: its name and the query of the list's address. */
  public record SavedView(String name, String query) {}

  /** All of them, by name. */
  public List<SavedView> all(ProjectId project) {
    return transactions.read(() ->
        rows.all(project.value(), VIEWS_MAX).stream()
            .map(row -> new SavedView(row.name(), row.query()))
            .toList());
  }

  /**
   * Keeps a view; one of that name is replaced.
   *
   * @throws RegistryException INVALID {@code view-name}, {@code view-query}; CONFLICT {@code
   *     views-full}
   */
  public void save(ProjectId project, SavedView view, Actor actor) {
    if (view.name().isBlank() || view.name().length() > NAME_CHARS_MAX) {
      throw invalid("view-name", "A view's name has 1 to %d characters.".formatted(NAME_CHARS_MAX));
    }
    if (view.query().length() > QUERY_CHARS_MAX) {
      throw invalid("view-query", "A view's filters have at most 1,000 characters.");
    }
    transactions.run(() -> {
      boolean isNew = all(project).stream().noneMatch(known -> known.name().equals(view.name()));
      if (isNew && all(project).size() >= VIEWS_MAX) {
        throw new RegistryException(
            RegistryException.Kind.CONFLICT,
            "views-full",
            "A project keeps %d views; drop one first.".formatted(VIEWS_MAX));
      }
      rows.upsert(
          new ViewRow(
              project.value(), view.name(), view.query(), json.write(actor), clock.instant()));
    });
  }

  /** Forgets a view; one that is not there is forgotten already. */
  public void drop(ProjectId project, String name) {
    transactions.run(() -> rows.delete(project.value(), name));
  }

  private static RegistryException invalid(String code, String words) {
    return new RegistryException(RegistryException.Kind.INVALID, code, words);
  }
}
