package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The codes that people gave in open coding, with how often each stands: what is offered to the
 * next one who types. Counted in the transaction of each label, so the count is exact; a code whose
 * labels were all taken back is offered no more.
 */
@Singleton
public final class Codes {
  /** More do not fit under an input. */
  public static final int FOUND_MAX = 50;

  /** Stands for every criterion in a statement. */
  private static final UUID ANY = new UUID(0, 0);

  private final CodeRepository rows;
  private final Transactions transactions;

  Codes(CodeRepository rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /** A code and how many standing annotations give it. */
  public record Code(String code, int uses) {}

  /** One use of a code; the order is that in which rows are locked. */
  record CodeUse(UUID criterionId, String code) implements Comparable<CodeUse> {
    @Override
    public int compareTo(CodeUse other) {
      int first = criterionId.compareTo(other.criterionId);
      return first != 0 ? first : code.compareTo(other.code);
    }
  }

  /**
   * Codes that have a text in them, those that begin with it first, then those used most.
   *
   * @param part what was typed so far; empty for all
   * @param criterion only those of one criterion, where it is given
   * @param limit 1 to {@link #FOUND_MAX}
   */
  public List<Code> find(
      ProjectId project, String part, Optional<CriterionId> criterion, int limit) {
    String like =
        part.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").replaceAll("[!%_]", "!$0");
    if (like.length() > 2 * Label.Code.CHARS_MAX) {
      return List.of();
    }
    UUID only = criterion.map(CriterionId::value).orElse(ANY);
    return transactions
        .read(() -> rows.find(project.value(), only, like, Math.min(limit, FOUND_MAX)))
        .stream()
        .map(row -> new Code(row.code(), row.uses()))
        .toList();
  }

  /** Within the caller's transaction. */
  void used(UUID project, List<CodeUse> uses, Instant at) {
    uses.forEach(use -> rows.use(project, use.criterionId(), use.code(), at));
  }

  /** Within the caller's transaction. */
  void unused(UUID project, List<CodeUse> uses) {
    uses.forEach(use -> rows.unuse(project, use.criterionId(), use.code()));
  }
}
