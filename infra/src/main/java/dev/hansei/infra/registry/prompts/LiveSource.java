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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
  private final PromptContents contents;
  private final Transactions transactions;

  LiveSource(
      LiveRevisionRepository revisions,
      StagePointerRepository pointers,
      PromptRepository prompts,
      PromptVersionRepository versions,
      PromptContents contents,
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
   * What is live now.
   *
   * @param before what was live when it was last read; versions are taken from there, and all of it
   *     where nothing has moved
   * @param bytesMax of contents to keep; prompts beyond are left out
   * @param heard run with each statement that was answered
   */
  LivePrompts load(ProjectId project, Optional<LivePrompts> before, long bytesMax, Runnable heard) {
    // First the number: a move that comes between is then read again at the next look.
    long revision =
        transactions
            .read(() -> revisions.find(project.value()))
            .map(LiveRevisionRow::revision)
            .orElse(0L);
    heard.run();
    if (before.filter(it -> it.revision() == revision).isPresent()) {
      return before.get();
    }
    var rows = transactions.read(() -> pointers.ofProject(project.value(), POINTERS_MAX));
    heard.run();
    return new LivePrompts(revision, served(project, rows, before, new Bounds(bytesMax, heard)));
  }

  /** One prompt as it is now, wherever the board ends; empty where nothing of it is live. */
  Optional<LivePrompt> one(ProjectId project, Prompt prompt) {
    var rows = transactions.read(() -> pointers.all(project.value(), prompt.id().value()));
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(of(prompt, rows, read(project, rows, Optional.empty())));
  }

  /** How much is read, and who is told that it goes on. */
  private record Bounds(long bytesMax, Runnable heard) {}

  private List<LivePrompt> served(
      ProjectId project, List<StagePointerRow> rows, Optional<LivePrompts> before, Bounds bounds) {
    Map<UUID, List<StagePointerRow>> byPrompt = new HashMap<>();
    rows.forEach(row -> byPrompt.computeIfAbsent(row.promptId(), _ -> new ArrayList<>()).add(row));
    var named =
        transactions.read(() -> prompts.served(project.value(), POINTERS_MAX)).stream()
            .filter(row -> byPrompt.containsKey(row.id()))
            .toList();
    bounds.heard().run();
    List<LivePrompt> served = new ArrayList<>();
    long bytes = 0;
    for (int from = 0; from < named.size() && bytes < bounds.bytesMax(); from += PROMPTS_AT_ONCE) {
      var some = named.subList(from, Math.min(named.size(), from + PROMPTS_AT_ONCE));
      var theirs = some.stream().flatMap(row -> pointersOf(byPrompt, row)).toList();
      var found = read(project, theirs, before);
      bounds.heard().run();
      for (PromptRow row : some) {
        var made = of(row.prompt(), pointersOf(byPrompt, row).toList(), found);
        bytes += made.bytes();
        served.add(made);
      }
    }
    return served;
  }

  private static Stream<StagePointerRow> pointersOf(
      Map<UUID, List<StagePointerRow>> byPrompt, PromptRow prompt) {
    return byPrompt.getOrDefault(prompt.id(), List.of()).stream();
  }

  private static Optional<UUID> candidate(StagePointerRow row) {
    return Optional.ofNullable(row.candidateId());
  }

  /** The versions that pointers name; those that were read before are not read again. */
  private Map<UUID, PromptVersion> read(
      ProjectId project, List<StagePointerRow> rows, Optional<LivePrompts> before) {
    Map<UUID, PromptVersion> found = new HashMap<>();
    List<byte[]> missing = new ArrayList<>();
    rows.stream()
        .flatMap(row -> Stream.of(Optional.of(row.versionId()), candidate(row)))
        .flatMap(Optional::stream)
        .distinct()
        .forEach(id ->
            before
                .flatMap(it -> it.version(id))
                .ifPresentOrElse(
                    version -> found.put(id, version), () -> missing.add(UuidBytes.of(id))));
    if (!missing.isEmpty()) {
      transactions
          .read(() -> versions.findAll(project.value(), missing))
          .forEach(row -> found.put(row.id(), contents.version(row)));
    }
    return found;
  }

  private static LivePrompt of(
      Prompt prompt, List<StagePointerRow> rows, Map<UUID, PromptVersion> versions) {
    Map<Stage, LiveStage> stages = new EnumMap<>(Stage.class);
    for (StagePointerRow row : rows) {
      var pointer = row.pointer();
      var live = Objects.requireNonNull(versions.get(row.versionId()), "a version is missing");
      var candidate = candidate(row).map(id -> Objects.requireNonNull(versions.get(id)));
      stages.put(pointer.stage(), new LiveStage(pointer, live, candidate));
    }
    return new LivePrompt(prompt, stages);
  }
}
