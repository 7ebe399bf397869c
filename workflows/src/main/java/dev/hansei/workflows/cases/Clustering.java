package dev.hansei.workflows.cases;

import dev.hansei.workflows.cases.CaseCluster.Kind;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * By what figures over cases were clustered.
 *
 * @param cases how many there are
 * @param clusters how many independent clusters of each kind they are in; kinds without any are
 *     left out
 */
public record Clustering(int cases, Map<Kind, Integer> clusters) {
  public Clustering {
    var ordered = new EnumMap<Kind, Integer>(Kind.class);
    ordered.putAll(clusters);
    clusters = Collections.unmodifiableMap(ordered);
    if (cases < clusters.values().stream().mapToInt(it -> it).sum()) {
      throw new IllegalArgumentException(
          "each cluster has a case: %d, %s".formatted(cases, clusters));
    }
  }

  /** Of cases by id, each with its cluster. */
  public static Clustering of(Map<?, CaseCluster> byCase) {
    Collection<CaseCluster> distinct = byCase.values().stream().distinct().toList();
    Map<Kind, Integer> clusters = new EnumMap<>(Kind.class);
    distinct.forEach(cluster -> clusters.merge(cluster.kind(), 1, Integer::sum));
    return new Clustering(byCase.size(), clusters);
  }

  /** How many independent units there are. */
  public int units() {
    return clusters.values().stream().mapToInt(it -> it).sum();
  }

  /** Whether each case stands for itself, so that there is nothing to say. */
  public boolean isTrivial() {
    return units() == cases;
  }

  /** Such as "118 cases in 40 documents", or in "38 documents and 2 single cases". */
  public String words() {
    if (isTrivial()) {
      return counted(cases, "case");
    }
    String of =
        Arrays.stream(Kind.values())
            .filter(clusters::containsKey)
            .map(kind -> counted(clusters.getOrDefault(kind, 0), noun(kind)))
            .collect(Collectors.joining(" and "));
    return counted(cases, "case") + " in " + of;
  }

  private String noun(Kind kind) {
    return switch (kind) {
      case CONVERSATION -> "conversation";
      case DOCUMENT -> "document";
      case CASE -> clusters.size() == 1 ? "original case" : "single case";
    };
  }

  private static String counted(int count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
