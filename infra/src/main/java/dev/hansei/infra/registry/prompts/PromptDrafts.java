package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Expiring;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.SqlFailure;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What people are writing: one draft of each prompt and person, which nobody else sees. It is no
 * version: it has no hash, no lineage and no audit entry.
 */
@Singleton
public final class PromptDrafts implements Expiring {
  /** A quarter of the longest version; typed once a second, it is written once a second. */
  public static final int BYTES_MAX = 256 * 1024;

  /** Of one person in one project; who works on more does so in git. */
  public static final int OF_PERSON_MAX = 50;

  /** Since the last saving; what waits longer was given up. */
  public static final Duration LIFE = Duration.ofDays(30);

  private final PromptDraftRepository rows;
  private final CanonicalJson json;
  private final Transactions transactions;
  private final Clock clock;

  PromptDrafts(
      PromptDraftRepository rows, CanonicalJson json, Transactions transactions, Clock clock) {
    this.rows = rows;
    this.json = json;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A person's draft of a prompt. */
  public Optional<PromptDraft> find(ProjectId project, PromptId prompt, PersonId person) {
    return transactions
        .read(() -> rows.find(project.value(), prompt.value(), person.value(), oldest()))
        .map(this::draft);
  }

  /**
   * Keeps a draft in place of the revision that its writer saw.
   *
   * @return the draft as it is kept; empty where another revision is there, or none any more
   * @throws RegistryException INVALID {@code draft-too-large}, {@code too-many-drafts}
   */
  public Optional<PromptDraft> keep(ProjectId project, NewDraft draft) {
    var row = row(project, draft);
    boolean isKept = transactions.write(() -> draft.replaces() == 0 ? insert(row) : replace(row));
    return isKept ? Optional.of(draft(row)) : Optional.empty();
  }

  private boolean replace(PromptDraftRow row) {
    boolean isSeen =
        rows.lock(row.projectId(), row.promptId(), row.personId())
            .filter(there -> there.revision() + 1 == row.revision())
            .isPresent();
    if (isSeen) {
      rows.replace(row);
    }
    return isSeen;
  }

  private boolean insert(PromptDraftRow row) {
    rows.deleteOld(row.projectId(), row.promptId(), row.personId(), oldest());
    List<DraftedPromptRow> others =
        rows.ofPerson(row.projectId(), row.personId(), oldest(), OF_PERSON_MAX);
    if (others.stream().anyMatch(it -> it.promptId().equals(row.promptId()))) {
      return false;
    }
    if (others.size() >= OF_PERSON_MAX) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "too-many-drafts",
          "You have %d drafts in this project, and more are not kept: save or discard one of them."
              .formatted(OF_PERSON_MAX));
    }
    return SqlFailure.isInserted(() -> rows.insert(row));
  }

  /** Gives a draft up. Idempotent. */
  public void discard(ProjectId project, PromptId prompt, PersonId person) {
    transactions.write(() -> rows.delete(project.value(), prompt.value(), person.value()));
  }

  /**
   * Gives up the draft that somebody sees.
   *
   * @param seen its revision; 0 where they see none
   * @return false, and nothing is done, where another one is there
   */
  public boolean discard(ProjectId project, PromptId prompt, PersonId person, long seen) {
    return transactions.write(() -> {
      boolean isOther =
          rows.lock(project.value(), prompt.value(), person.value())
              .filter(there -> there.revision() != seen)
              .isPresent();
      if (!isOther) {
        rows.delete(project.value(), prompt.value(), person.value());
      }
      return !isOther;
    });
  }

  @Override
  public String what() {
    return "drafts of prompts";
  }

  @Override
  public int deleteExpired(Instant now, int limit) {
    return transactions.write(() -> rows.deleteExpired(now.minus(LIFE), limit));
  }

  private Instant oldest() {
    return clock.instant().minus(LIFE);
  }

  private PromptDraftRow row(ProjectId project, NewDraft draft) {
    String body = json.write(draft.fields());
    if (body.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "draft-too-large",
          String.format(
              Locale.ROOT,
              "A draft has at most %,d bytes; longer versions are written in a file and pushed.",
              BYTES_MAX));
    }
    UUID base = draft.base().map(PromptVersionId::value).orElse(null);
    return new PromptDraftRow(
        project.value(),
        draft.prompt().value(),
        draft.person().value(),
        base,
        body,
        draft.replaces() + 1,
        clock.instant());
  }

  private PromptDraft draft(PromptDraftRow row) {
    return new PromptDraft(
        new PromptId(row.promptId()),
        new PersonId(row.personId()),
        Optional.ofNullable(row.baseVersionId()).map(PromptVersionId::new),
        json.read(row.body(), DraftFields.class),
        row.revision(),
        row.savedAt());
  }
}
