package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What lists say of prompts: three reads, however many prompts there are. */
@Singleton
public final class PromptOverviews {
  private final PromptVersionRepository versions;
  private final StagePointerRepository pointers;
  private final Transactions transactions;

  PromptOverviews(
      PromptVersionRepository versions,
      StagePointerRepository pointers,
      Transactions transactions) {
    this.versions = versions;
    this.pointers = pointers;
    this.transactions = transactions;
  }

  /** Of those prompts of a project, a page of them, in their order. */
  public List<PromptOverview> of(ProjectId project, List<Prompt> prompts) {
    return prompts.isEmpty() ? List.of() : transactions.read(() -> read(project.value(), prompts));
  }

  private List<PromptOverview> read(UUID project, List<Prompt> prompts) {
    List<byte[]> ids = prompts.stream().map(prompt -> UuidBytes.of(prompt.id().value())).toList();
    Map<UUID, PromptOverview.Newest> newest = new HashMap<>();
    versions
        .newest(project, ids)
        .forEach(row ->
            newest.put(
                row.promptId(),
                new PromptOverview.Newest(
                    row.number(), row.note(), new PersonId(row.authorId()), row.createdAt())));
    List<StagePointerRow> all = pointers.ofPrompts(project, ids);
    Map<UUID, Integer> numbers = numbers(project, all);
    return prompts.stream()
        .map(prompt ->
            new PromptOverview(
                prompt,
                Optional.ofNullable(newest.get(prompt.id().value())),
                live(prompt, all, numbers)))
        .toList();
  }

  private Map<UUID, Integer> numbers(UUID project, List<StagePointerRow> all) {
    Map<UUID, Integer> numbers = new HashMap<>();
    List<byte[]> ids = new ArrayList<>();
    all.stream()
        .map(StagePointerRow::pointer)
        .flatMap(pointer ->
            Stream.concat(
                Stream.of(pointer.version()),
                pointer.share().map(StagePointer.Share::candidate).stream()))
        .distinct()
        .forEach(id -> ids.add(UuidBytes.of(id.value())));
    if (!ids.isEmpty()) {
      versions.keysOf(project, ids).forEach(row -> numbers.put(row.id(), row.number()));
    }
    return numbers;
  }

  private static Map<Stage, PromptOverview.Live> live(
      Prompt prompt, List<StagePointerRow> all, Map<UUID, Integer> numbers) {
    Map<Stage, PromptOverview.Live> live = new EnumMap<>(Stage.class);
    all.stream()
        .filter(row -> row.promptId().equals(prompt.id().value()))
        .map(StagePointerRow::pointer)
        .forEach(pointer ->
            live.put(
                pointer.stage(),
                new PromptOverview.Live(
                    numbers.getOrDefault(pointer.version().value(), 0),
                    pointer
                        .share()
                        .filter(share -> share.share() > 0)
                        .map(share ->
                            new PromptOverview.Tried(
                                numbers.getOrDefault(share.candidate().value(), 0),
                                share.share())))));
    return live;
  }
}
