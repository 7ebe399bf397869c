package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** By what names failure modes go today that something was said of a while ago, for whole pages. */
@Singleton
public final class ClusterHeirs {
  private final ClusterRepository clusters;
  private final ClusterEventRepository events;
  private final Transactions transactions;

  ClusterHeirs(
      ClusterRepository clusters, ClusterEventRepository events, Transactions transactions) {
    this.clusters = clusters;
    this.events = events;
    this.transactions = transactions;
  }

  /** The mode that another one is part of by now, or the same; empty name where it is gone. */
  public record Heir(ClusterId id, String name) {}

  /**
   * The heir of each, as {@link Clusters#heir} finds it. Asks as many statements as the longest
   * chain of merges has links, and two more, however many there are.
   */
  public Map<ClusterId, Heir> of(ProjectId project, Collection<ClusterId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return transactions.read(() -> {
      Map<UUID, UUID> last = followed(project, ids);
      Map<UUID, String> names =
          clusters.all(project.value(), bytes(last.values())).stream()
              .collect(Collectors.toMap(ClusterRow::clusterId, ClusterRow::name));
      return ids.stream()
          .distinct()
          .collect(
              Collectors.toMap(
                  id -> id,
                  id -> {
                    UUID heir = last.getOrDefault(id.value(), id.value());
                    return new Heir(new ClusterId(heir), names.getOrDefault(heir, ""));
                  }));
    });
  }

  private Map<UUID, UUID> followed(ProjectId project, Collection<ClusterId> ids) {
    Map<UUID, UUID> last = new LinkedHashMap<>();
    ids.forEach(id -> last.put(id.value(), id.value()));
    Set<UUID> open = Set.copyOf(last.values());
    for (int i = 0; i < Clusters.HEIRS_MAX && !open.isEmpty(); i++) {
      Map<UUID, UUID> into = new HashMap<>();
      for (ClusterEventRow merge : events.lastMerges(project.value(), bytes(open))) {
        if (merge.otherCluster() != null) {
          into.put(merge.clusterId(), merge.otherCluster());
        }
      }
      last.replaceAll((_, heir) -> into.getOrDefault(heir, heir));
      open = Set.copyOf(into.values());
    }
    return last;
  }

  private static List<byte[]> bytes(Collection<UUID> ids) {
    return ids.stream().distinct().map(UuidBytes::of).toList();
  }
}
