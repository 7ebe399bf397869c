package dev.hansei.infra.registry.calibrations;

import dev.hansei.workflows.calibrations.Observation;
import dev.hansei.workflows.criteria.SaidSource;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What people saw in answers, from all places where they say it. */
@Singleton
public final class Observations {
  /** Of each kind, the newest: together they stay within what can be grouped. */
  public static final int OF_KIND_MAX = 2_000;

  /** Ids of one read. */
  private static final int READ_MAX = 200;

  private final List<ObservationSource> sources;

  Observations(List<ObservationSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /** One that was gathered: which, and what its text was. Holds none of the words. */
  public record Frozen(SaidSource source, Sha256 text) {
    /** Freezes one. */
    public static Frozen of(Observation one) {
      return new Frozen(one.source(), Sha256.of(one.text()));
    }

    /** Whether it still says the same. */
    public boolean says(Observation one) {
      return Sha256.of(one.text()).equals(text);
    }
  }

  /** What was said last, of each kind; what is blank says nothing. */
  public List<Observation> newest(ProjectId project) {
    return sources.stream()
        .flatMap(source -> source.newest(project, OF_KIND_MAX).stream())
        .filter(one -> !one.text().isBlank())
        .toList();
  }

  /** Where those of some were said that are gone, or say something else by now. */
  Set<SaidSource> goneOf(ProjectId project, Collection<Observation> read) {
    Map<SaidSource, Observation> found =
        findAll(project, read.stream().map(Observation::source).toList());
    return read.stream()
        .filter(one -> {
          Observation now = found.get(one.source());
          return now == null || !now.text().equals(one.text());
        })
        .map(Observation::source)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Those that are still there, by where they were said. */
  public Map<SaidSource, Observation> findAll(ProjectId project, Collection<SaidSource> wanted) {
    Map<SaidSource, Observation> found = new HashMap<>();
    for (ObservationSource source : sources) {
      List<UUID> ids =
          wanted.stream()
              .filter(one -> one.kind() == source.kind())
              .map(SaidSource::id)
              .distinct()
              .toList();
      for (int from = 0; from < ids.size(); from += READ_MAX) {
        List<UUID> some = new ArrayList<>(ids.subList(from, Math.min(ids.size(), from + READ_MAX)));
        source.findAll(project, some).forEach(one -> found.put(one.source(), one));
      }
    }
    return found;
  }
}
