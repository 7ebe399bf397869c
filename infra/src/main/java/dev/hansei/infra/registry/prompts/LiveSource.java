package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.Stage;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads for {@link LiveBoard} what is live from the registry. */
@Singleton
final class LiveSource {
  /** Three stages of some thousand prompts; what a project has beyond is read when asked for. */
  static final int POINTERS_MAX = 10_000;

  /** Prompts of one statement: up to six versions each, of up to 64 KiB in their rows. */
  private static final int PROMPTS_AT_ONCE = 25;

  private final LiveRevisionRepository revisions;
  private final StagePointerRepository pointers;
  private final PromptRepository prompts;
  private final PromptVersionRepository versions;
  private final LiveContents contents;
  private final Transactions transactions;

  LiveSource(
      LiveRevisionRepository revisions,
      StagePointerRepository pointers,
      PromptRepository prompts,
      PromptVersionRepository versions,
      LiveContents contents,
      Transactions transactions) {
    this.revisions = revisions;
    this.pointers = pointers;
    this.prompts = prompts;
    this.versions = versions;
    this.contents = contents;
    this.transactions = transactions;
  }

  /**
   * How often pointers of these projects have moved; a project without a move is missing. Asks even
   * when there are none: the answer says that the registry is there.
   */
  Map<ProjectId, Long> revisions(Collection<ProjectId> projects) {
    List<byte[]> ids = new ArrayList<>();
    // No project has this id, and a list of none is no SQL.
    ids.add(UuidBytes.of(new UUID(0, 0)));
    projects.forEach(project -> ids.add(UuidBytes.of(project.value())));
    Map<ProjectId, Long> found = new HashMap<>();
    transactions
        .read(() -> revisions.findAll(ids))
        .forEach(row -> found.put(new ProjectId(row.projectId()), row.revision()));
    return found;
  }

  /**
   * What is live now. A stage whose version cannot be read stays as it was before.
   *
   * @param before what was live when it was last read; versions are taken from there, and all of it
   *     where nothing has moved and nothing is to be read that could not be read then
   * @param bytesMax of contents to keep; prompts beyond are left out
   * @param heard run with each statement that was answered
   */
  LivePrompts load(ProjectId project, Optional<LiveBefore> before, long bytesMax, Runnable heard) {
    // First the number: a move that comes between is then read again at the next look.
    long revision =
        transactions
            .read(() -> revisions.find(project.value()))
            .map(LiveRevisionRow::revision)
            .orElse(0L);
    heard.run();
    var same = before.map(LiveBefore::prompts).filter(it -> it.revision() == revision);
    if (same.isPresent() && !isDue(same.get())) {
      return same.get();
    }
    var rows = transactions.read(() -> pointers.ofProject(project.value(), POINTERS_MAX));
    heard.run();
    var bounds = new Bounds(bytesMax, contents.patience(), heard);
    return served(project, new Pointers(revision, rows), before, bounds);
  }

  /** Whether something of it could not be read, and now may be. */
  boolean isDue(LivePrompts prompts) {
    return !prompts.isWhole() && contents.isDue(prompts.unread());
  }

  /** One prompt as it is now, wherever the board ends; empty where nothing of it is live. */
  Optional<LivePrompt> one(ProjectId project, Prompt prompt) {
    var rows = transactions.read(() -> pointers.all(project.value(), prompt.id().value()));
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    var found = read(project, rows, Optional.empty(), contents.patience());
    return Optional.of(of(prompt, rows, new Read(found, Optional.empty())));
  }

  /** How much is read, until when versions are waited for, and who is told that it goes on. */
  private record Bounds(long bytesMax, long untilMillis, Runnable heard) {}

  /** All pointers of a project, and the number of their moves. */
  private record Pointers(long revision, List<StagePointerRow> rows) {}

  /** The versions that could be read, and what there was before. */
  private record Read(Map<UUID, PromptVersion> versions, Optional<LiveBefore> before) {}

  private LivePrompts served(
      ProjectId project, Pointers all, Optional<LiveBefore> before, Bounds bounds) {
    Map<UUID, List<StagePointerRow>> byPrompt = new HashMap<>();
    all.rows()
        .forEach(row -> byPrompt.computeIfAbsent(row.promptId(), _ -> new ArrayList<>()).add(row));
    var named =
        transactions.read(() -> prompts.served(project.value(), POINTERS_MAX)).stream()
            .filter(row -> byPrompt.containsKey(row.id()))
            .toList();
    bounds.heard().run();
    List<LivePrompt> served = new ArrayList<>();
    Set<UUID> unread = new HashSet<>();
    long bytes = 0;
    for (int from = 0; from < named.size() && bytes < bounds.bytesMax(); from += PROMPTS_AT_ONCE) {
      var some = named.subList(from, Math.min(named.size(), from + PROMPTS_AT_ONCE));
      var theirs = some.stream().flatMap(row -> pointersOf(byPrompt, row)).toList();
      var found = read(project, theirs, before, bounds.untilMillis());
      versions(theirs).filter(id -> !found.containsKey(id)).forEach(unread::add);
      bounds.heard().run();
      for (PromptRow row : some) {
        var made = of(row.prompt(), pointersOf(byPrompt, row).toList(), new Read(found, before));
        bytes += made.bytes();
        served.add(made);
      }
    }
    return new LivePrompts(all.revision(), served, unread);
  }

  private static Stream<StagePointerRow> pointersOf(
      Map<UUID, List<StagePointerRow>> byPrompt, PromptRow prompt) {
    return byPrompt.getOrDefault(prompt.id(), List.of()).stream();
  }

  private static Optional<UUID> candidate(StagePointerRow row) {
    return Optional.ofNullable(row.candidateId());
  }

  private static Stream<UUID> versions(List<StagePointerRow> rows) {
    return rows.stream()
        .flatMap(row -> Stream.of(Optional.of(row.versionId()), candidate(row)))
        .flatMap(Optional::stream)
        .distinct();
  }

  /**
   * The versions that pointers name, as far as they can be read; those that were read before are
   * not read again.
   */
  private Map<UUID, PromptVersion> read(
      ProjectId project, List<StagePointerRow> rows, Optional<LiveBefore> before, long until) {
    Map<UUID, PromptVersion> found = new HashMap<>();
    List<byte[]> missing = new ArrayList<>();
    versions(rows)
        .forEach(id ->
            before
                .flatMap(it -> it.prompts().version(id))
                .ifPresentOrElse(
                    version -> found.put(id, version), () -> missing.add(UuidBytes.of(id))));
    if (!missing.isEmpty()) {
      var there = transactions.read(() -> versions.findAll(project.value(), missing));
      found.putAll(contents.read(there, until));
    }
    return found;
  }

  private static LivePrompt of(Prompt prompt, List<StagePointerRow> rows, Read read) {
    Map<Stage, LiveStage> stages = new EnumMap<>(Stage.class);
    Set<Stage> unread = EnumSet.noneOf(Stage.class);
    for (StagePointerRow row : rows) {
      Stage stage = row.pointer().stage();
      stage(row, read.versions())
          .or(() -> read.before().flatMap(it -> it.stage(prompt, stage)))
          .ifPresentOrElse(it -> stages.put(stage, it), () -> unread.add(stage));
    }
    return new LivePrompt(prompt, stages, unread);
  }

  /** Empty where one of its versions could not be read. */
  private static Optional<LiveStage> stage(StagePointerRow row, Map<UUID, PromptVersion> versions) {
    var tried = candidate(row).flatMap(id -> Optional.ofNullable(versions.get(id)));
    return Optional.ofNullable(versions.get(row.versionId()))
        .filter(_ -> tried.isPresent() == candidate(row).isPresent())
        .map(live -> new LiveStage(row.pointer(), live, tried));
  }
}
