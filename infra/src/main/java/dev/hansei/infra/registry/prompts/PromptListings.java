package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Prompts that have versions, in numbered pages, as protocols of others count them. Our own lists
 * have cursors.
 */
@Singleton
public final class PromptListings {
  /** Prompts of one page. */
  public static final int LIMIT_MAX = 100;

  /** Numbers of all versions of a page; a prompt with more is not one that people keep. */
  private static final int VERSIONS_MAX = 20_000;

  private final PromptRepository prompts;
  private final PromptVersionRepository versions;
  private final Transactions transactions;

  PromptListings(
      PromptRepository prompts, PromptVersionRepository versions, Transactions transactions) {
    this.prompts = prompts;
    this.versions = versions;
    this.transactions = transactions;
  }

  /**
   * A page of prompts by name.
   *
   * @param name only that one; empty for all
   * @param page from 1
   * @param limit 1 to {@link #LIMIT_MAX}
   */
  public List<PromptListing> page(ProjectId project, String name, int page, int limit) {
    if (page < 1 || limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException(
          "pages count from 1 and have 1 to %d prompts: %d, %d".formatted(LIMIT_MAX, page, limit));
    }
    return transactions.read(() -> {
      var rows = prompts.withVersions(project.value(), name, limit, (page - 1L) * limit);
      Map<UUID, List<VersionNumberRow>> numbers = new LinkedHashMap<>();
      if (!rows.isEmpty()) {
        var ids = rows.stream().map(row -> UuidBytes.of(row.id())).toList();
        versions
            .numbers(project.value(), ids, VERSIONS_MAX)
            .forEach(
                row -> numbers.computeIfAbsent(row.promptId(), _ -> new ArrayList<>()).add(row));
      }
      return rows.stream()
          .filter(row -> numbers.containsKey(row.id()))
          .map(row -> listing(row, numbers.getOrDefault(row.id(), List.of())))
          .toList();
    });
  }

  private static PromptListing listing(PromptRow row, List<VersionNumberRow> numbers) {
    return new PromptListing(
        row.prompt(),
        numbers.stream().map(VersionNumberRow::number).toList(),
        numbers.getLast().createdAt());
  }

  /** How many there are. */
  public long count(ProjectId project, String name) {
    return transactions.read(() -> prompts.countWithVersions(project.value(), name));
  }
}
