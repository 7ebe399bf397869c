package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Span;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a list says of failure modes beside their figures: two statements for a whole page. */
@Singleton
public final class ClusterHighlights {
  /** A row names the versions hit most often. */
  private static final int VERSIONS_MAX = 3;

  /** Bounds the statement: so many versions for each of a page's modes. */
  private static final int ROWS_MAX = 2_000;

  private final QuoteRepository quotes;
  private final HitRepository hits;
  private final Transactions transactions;

  ClusterHighlights(QuoteRepository quotes, HitRepository hits, Transactions transactions) {
    this.quotes = quotes;
    this.hits = hits;
    this.transactions = transactions;
  }

  /**
   * What stands beside a failure mode.
   *
   * @param quote its heaviest text, at most 300 characters
   * @param example the failure that text was first seen in; empty where it has no text any more
   * @param versions the prompt versions it hit most often, heaviest first, in the sender's words
   */
  public record Highlight(
      String quote, Optional<FailureId> example, List<Span.PromptUse> versions) {
    /** Of a mode without texts. */
    public static final Highlight NONE = new Highlight("", Optional.empty(), List.of());

    public Highlight {
      versions = List.copyOf(versions);
    }

    /** With one version more, while there is room. */
    private Highlight with(HitRow row) {
      var version = new Span.PromptUse(row.promptName(), row.promptVersion());
      return versions.size() < VERSIONS_MAX
          ? new Highlight(
              quote, example, Stream.concat(versions.stream(), Stream.of(version)).toList())
          : this;
    }
  }

  /** Of each of these. */
  public Map<ClusterId, Highlight> of(ProjectId project, Collection<ClusterId> ids) {
    var found = new TreeMap<ClusterId, Highlight>();
    if (ids.isEmpty()) {
      return found;
    }
    var keys = ids.stream().map(id -> UuidBytes.of(id.value())).toList();
    transactions
        .read(() -> quotes.heaviest(project.value(), keys))
        .forEach(row -> found.put(new ClusterId(row.clusterId()), highlight(row)));
    for (HitRow row : transactions.read(() -> hits.ofClusters(project.value(), keys, ROWS_MAX))) {
      found.computeIfPresent(new ClusterId(row.clusterId()), (_, shown) -> shown.with(row));
    }
    return found;
  }

  private static Highlight highlight(QuoteRow row) {
    return new Highlight(row.text(), Optional.of(new FailureId(row.firstFailure())), List.of());
  }
}
