package dev.hansei.infra.registry;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectName;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * The anchors of audit chains in the object store: {@code audit/<project>/<day>.json}, written once
 * and never again.
 */
@Singleton
final class AuditAnchorStore {
  private static final String SUFFIX = ".json";

  /** Reads at one moment; ten years of anchors are read in some seconds. */
  private static final int AT_ONCE = 16;

  private final ObjectStore objects;
  private final CanonicalJson json;

  AuditAnchorStore(ObjectStore objects, CanonicalJson json) {
    this.objects = objects;
    this.json = json;
  }

  /**
   * What stands in the store under a day.
   *
   * @param anchor empty where the object is no anchor of that project and day
   */
  record Kept(LocalDate day, Optional<AuditAnchor> anchor) {}

  /**
   * Stores the anchor where the day has none yet.
   *
   * @return the anchor that stands there now, which may be another process's; empty where something
   *     else stands there
   */
  Optional<AuditAnchor> putOrFind(AuditAnchor anchor) {
    var content = json.bytes(anchor);
    if (objects.putOnce(name(anchor.projectId(), anchor.day()), content, ArtifactRef.JSON)) {
      return Optional.of(anchor);
    }
    return read(anchor.projectId(), anchor.day()).anchor();
  }

  /** All that stand in the store, by day. */
  List<Kept> all(ProjectId project) {
    var days =
        objects.list(prefix(project)).stream()
            .flatMap(key -> day(project, key).stream())
            .sorted()
            .toList();
    var kept = new ArrayList<Kept>();
    for (int from = 0; from < days.size(); from += AT_ONCE) {
      var some = days.subList(from, Math.min(days.size(), from + AT_ONCE));
      kept.addAll(
          atOnce(some.stream().<Callable<Kept>>map(it -> () -> read(project, it)).toList()));
    }
    return List.copyOf(kept);
  }

  private static List<Kept> atOnce(List<Callable<Kept>> reads) {
    var kept = new ArrayList<Kept>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var read : threads.invokeAll(reads)) {
        kept.add(read.get());
      }
      return kept;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while anchors were read", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }

  private Kept read(ProjectId project, LocalDate day) {
    return new Kept(
        day,
        objects
            .find(name(project, day))
            .flatMap(this::anchor)
            .filter(anchor -> anchor.projectId().equals(project) && anchor.day().equals(day)));
  }

  /** What one object, or a copy of it, says; empty where it is no anchor. */
  private Optional<AuditAnchor> anchor(byte[] content) {
    try {
      return Optional.of(json.read(content, AuditAnchor.class));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  static ObjectName name(ProjectId project, LocalDate day) {
    return new ObjectName(prefix(project) + day + SUFFIX);
  }

  private static String prefix(ProjectId project) {
    return "audit/%s/".formatted(project);
  }

  private static Optional<LocalDate> day(ProjectId project, String key) {
    try {
      var name = key.substring(prefix(project).length());
      return name.endsWith(SUFFIX)
          ? Optional.of(LocalDate.parse(name.substring(0, name.length() - SUFFIX.length())))
          : Optional.empty();
    } catch (DateTimeException _) {
      // Somebody put it there; it is no anchor.
      return Optional.empty();
    }
  }
}
