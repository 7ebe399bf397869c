package dev.hansei.api.prompts;

import dev.hansei.api.pages.Names;
import dev.hansei.infra.registry.CountLimit;
import dev.hansei.infra.registry.lineage.Uses;
import dev.hansei.infra.registry.prompts.Partials;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.infra.registry.traces.PromptCalls;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.StagePointer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Who uses a prompt: stages, runs, campaigns, promotions, tunings, and callers. */
@Singleton
final class UsesReader {
  /** Of older versions nobody asks who uses them all together. */
  static final int VERSIONS_MAX = 200;

  /** Of prompts that have it in them; a rule that stands in more is everybody's. */
  private static final int TAKERS_MAX = 1_000;

  /** Named in a line; the others are counted. */
  private static final int NAMED_MAX = 5;

  private static final Duration LATELY = Duration.ofDays(1);

  /** What is made with a version, in the order in which it usually happens. */
  private static final Map<NodeKind, String> KINDS = new EnumMap<>(NodeKind.class);

  static {
    KINDS.put(NodeKind.RUN, "suite runs");
    KINDS.put(NodeKind.TUNING, "tunings");
    KINDS.put(NodeKind.CAMPAIGN, "campaigns");
    KINDS.put(NodeKind.PROMOTION, "promotions");
  }

  private final Prompts prompts;
  private final StagePointers pointers;
  private final Uses uses;
  private final PromptCalls calls;
  private final Partials partials;
  private final Clock clock;

  UsesReader(
      Prompts prompts,
      StagePointers pointers,
      Uses uses,
      PromptCalls calls,
      Partials partials,
      Clock clock) {
    this.prompts = prompts;
    this.pointers = pointers;
    this.uses = uses;
    this.calls = calls;
    this.partials = partials;
    this.clock = clock;
  }

  /** Who uses one version. */
  UsesResource of(ProjectId project, Prompt prompt, PromptVersion version) {
    return read(project, prompt, Optional.of(version), List.of(version.id()));
  }

  /** Who uses any of the newest {@link #VERSIONS_MAX} versions. */
  UsesResource of(ProjectId project, Prompt prompt) {
    var ids = prompts.numbers(project, prompt.id(), VERSIONS_MAX).keySet();
    return read(project, prompt, Optional.empty(), ids);
  }

  private UsesResource read(
      ProjectId project,
      Prompt prompt,
      Optional<PromptVersion> version,
      Collection<PromptVersionId> ids) {
    List<StagePointer> all = pointers.all(project, prompt.id());
    List<UsesResource.Use> found = new ArrayList<>(made(project, prompt, version, ids));
    found.add(takenIn(project, ids));
    found.add(called(project, prompt, version));
    return new UsesResource(
        prompt.name().value(),
        version.map(PromptVersion::number),
        stages(all, it -> ids.contains(it.version())),
        stages(all, it -> it.share().filter(share -> ids.contains(share.candidate())).isPresent()),
        found);
  }

  private static List<String> stages(List<StagePointer> all, Predicate<StagePointer> wanted) {
    return all.stream()
        .filter(wanted)
        .map(StagePointer::stage)
        .sorted()
        .map(it -> it.word())
        .toList();
  }

  private List<UsesResource.Use> made(
      ProjectId project,
      Prompt prompt,
      Optional<PromptVersion> version,
      Collection<PromptVersionId> ids) {
    var nodes = ids.stream().map(id -> Node.of(NodeKind.PROMPT_VERSION, id)).toList();
    Map<NodeKind, Long> counts = uses.of(project, NodeKind.PROMPT_VERSION, nodes);
    boolean isMore = CountLimit.isMore(counts.values().stream().mapToLong(Long::longValue).sum());
    String path =
        version
            .map(it -> "/lineage/prompt-version/" + it.id())
            .orElseGet(() -> "/prompts/" + prompt.name());
    return KINDS.entrySet().stream()
        .map(kind ->
            new UsesResource.Use(
                kind.getValue(), counts.getOrDefault(kind.getKey(), 0L), isMore, path))
        .toList();
  }

  /** Prompts of which some version has it in it, whether that one is live or not. */
  private UsesResource.Use takenIn(ProjectId project, Collection<PromptVersionId> ids) {
    var users = partials.users(project, ids, TAKERS_MAX);
    List<String> names = users.stream().map(user -> user.prompt().value()).distinct().toList();
    String named = String.join(", ", names.subList(0, Math.min(names.size(), NAMED_MAX)));
    int more = names.size() - NAMED_MAX;
    return new UsesResource.Use(
        "prompts that have it in them as a partial"
            + (names.isEmpty() ? "" : ": " + named)
            + (more > 0 ? " and %d more".formatted(more) : ""),
        names.size(),
        !names.isEmpty() && users.size() == TAKERS_MAX,
        names.isEmpty() ? "/prompts" : "/prompts/" + names.getFirst());
  }

  /** Senders call a version by its number, with or without a v, or by its hash. */
  private UsesResource.Use called(
      ProjectId project, Prompt prompt, Optional<PromptVersion> version) {
    String name = prompt.name().value();
    List<String> words =
        version
            .map(it ->
                List.of(
                    Integer.toString(it.number()), "v" + it.number(), it.artifact().sha256().hex()))
            .orElse(List.of(""));
    var counted = calls.since(project, name, clock.instant().minus(LATELY), words);
    String path =
        "/traces?prompt=%s%s"
            .formatted(
                Names.inQuery(name), version.map(it -> "&version=" + it.number()).orElse(""));
    return new UsesResource.Use(
        "traces of the last 24 hours",
        version.isPresent() ? counted.named() : Math.min(counted.all(), CountLimit.MAX),
        counted.isMore(),
        path);
  }
}
