package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.SqlFailure;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The prompts of a project and their versions. */
@Singleton
public final class Prompts {
  private final PromptRepository rows;
  private final PromptVersions versions;
  private final Audit audit;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  Prompts(
      PromptRepository rows,
      PromptVersions versions,
      Audit audit,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    this.rows = rows;
    this.versions = versions;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a prompt that has no version yet.
   *
   * @throws RegistryException CONFLICT {@code prompt-exists} when the name is taken
   */
  public Prompt create(ProjectId project, PromptName name, Actor actor) {
    var row = new PromptRow(ids.next(), project.value(), name.value(), clock.instant());
    return transactions.write(() -> {
      if (!SqlFailure.isInserted(() -> rows.insert(row))) {
        throw RegistryException.exists("prompt", name);
      }
      audit.append(
          project,
          actor,
          "prompts.create",
          AuditSubject.of("prompt", row.id()),
          Map.of("name", name.value()));
      return row.prompt();
    });
  }

  /** The prompt of that name. */
  public Optional<Prompt> find(ProjectId project, PromptName name) {
    return transactions.read(
        () -> rows.findByName(project.value(), name.value()).map(PromptRow::prompt));
  }

  /**
   * The prompt of that id.
   *
   * @throws RegistryException NOT_FOUND {@code prompt-not-found}
   */
  public Prompt require(ProjectId project, PromptId prompt) {
    return transactions
        .read(() -> rows.find(project.value(), prompt.value()).map(PromptRow::prompt))
        .orElseThrow(() -> RegistryException.notFound("prompt", prompt));
  }

  /** The project's prompts, by name. */
  public Page<Prompt> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.after(project.value(), request.afterText(), request.fetch()),
            request,
            PromptRow::prompt,
            PromptRow::name));
  }

  /**
   * Saves a version. Idempotent: content that the prompt has already gives the version that is
   * there, whatever note and parent say.
   *
   * @throws RegistryException NOT_FOUND for an unknown prompt, or a parent that is no version of
   *     it; INVALID {@code prompt-too-large}, or as {@link Partials#pinned}
   */
  public PromptVersion addVersion(ProjectId project, PromptId prompt, NewPromptVersion version) {
    return versions.add(project, prompt, version);
  }

  /** The version of a prompt that has this very content. */
  public Optional<PromptVersion> sameContent(
      ProjectId project, PromptId prompt, PromptContent content) {
    return versions.sameContent(project, prompt, content);
  }

  /** Who wrote a version: its author, and the authors of the versions pinned in it. */
  public List<PersonId> authors(ProjectId project, PromptVersion version) {
    return versions.authors(project, version);
  }

  /** The version of that id. */
  public Optional<PromptVersion> version(ProjectId project, PromptVersionId version) {
    return versions.find(project, version);
  }

  /**
   * A prompt's versions, newest first; fewer than asked for where their contents are large, with a
   * cursor to the rest. {@link #numbers} says which there are without their contents.
   */
  public Page<PromptVersion> versions(ProjectId project, PromptId prompt, PageRequest request) {
    return versions.page(project, prompt, request);
  }

  /** The numbers of a prompt's newest versions by id, newest first, without their contents. */
  public Map<PromptVersionId, Integer> numbers(ProjectId project, PromptId prompt, int limit) {
    return versions.numbers(project, prompt, limit);
  }
}
