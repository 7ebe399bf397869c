package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.objects.MissingObjectException;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.PromotionId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntSupplier;

/**
 * Erases a person of the project from its promotions: the words of their reasons and comments, and
 * name and words in each edition of each dossier, which keeps its name ({@code
 * workflows/docs/0031}). What they decided stays, by their id. Repeatable: what was interrupted is
 * finished by the next call.
 */
@Singleton
public final class PersonErasure {
  /** In the place of a reason that is no object. */
  static final String ERASED = "(erased)";

  /** Of one look; a dossier takes some milliseconds. */
  private static final int PAGE = 100;

  private static final UUID FIRST = new UUID(0, 0);

  private final ForgottenRepository rows;
  private final PromotionRepository promotions;
  private final DossierErasure dossiers;
  private final ObjectStore objects;
  private final Transactions transactions;
  private final Audit audit;
  private final Clock clock;

  PersonErasure(
      ForgottenRepository rows,
      PromotionRepository promotions,
      DossierErasure dossiers,
      ObjectStore objects,
      Transactions transactions,
      Audit audit,
      Clock clock) {
    this.rows = rows;
    this.promotions = promotions;
    this.dossiers = dossiers;
    this.objects = objects;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What went.
   *
   * @param remarks reasons and comments whose words went
   * @param dossiers editions that lost the name, or words
   */
  public record Erased(int remarks, int dossiers) {
    /** Nobody was to be erased. */
    public static final Erased NOTHING = new Erased(0, 0);
  }

  /**
   * Erases somebody. A dossier that is being made at the same moment may still have the name: ask
   * again.
   *
   * @throws RegistryException after all else is done, CONFLICT {@code signing-key-unknown} or {@code dossier-changed}, as
   *     {@link DossierErasure#erase}; ask again then
   */
  public Erased erase(ProjectId project, PersonId person, Actor actor) {
    var row = new ForgottenRow(project.value(), person.value(), clock.instant());
    transactions.run(() -> rows.insertOrKeep(row));
    int remarks = remarks(project, person) + reasons(project, person);
    if (remarks > 0) {
      transactions.run(() ->
          audit.append(
              project,
              actor,
              "promotions.person.erase",
              Node.of(NodeKind.PERSON, person),
              Map.of("remarks", remarks)));
    }
    return new Erased(remarks, dossiers(project, person, actor));
  }

  /** Whether a person was erased from the project's promotions. */
  boolean isForgotten(ProjectId project, PersonId person) {
    return transactions.read(() -> rows.find(project.value(), person.value()).isPresent());
  }

  /** Words are found by their content, so those that others wrote as well stay. */
  private int remarks(ProjectId project, PersonId person) {
    List<Sha256> words =
        transactions.read(() ->
            rows.wordsOf(project.value(), person.value()).stream()
                .map(WordsOfRow::sha256)
                .filter(one -> rows.saidByOthers(project.value(), person.value(), one) == 0)
                .toList());
    int gone = 0;
    for (Sha256 one : words) {
      if (isThere(one)) {
        objects.delete(one);
        gone++;
      }
    }
    return gone;
  }

  private boolean isThere(Sha256 words) {
    try {
      return objects.get(words).length > 0;
    } catch (MissingObjectException _) {
      return false;
    }
  }

  private int reasons(ProjectId project, PersonId person) {
    return transactions.write(() -> {
      List<PromotionOfRow> takenBack = rows.takenBackBy(project.value(), person.toString(), ERASED);
      for (PromotionOfRow one : takenBack) {
        promotions
            .lock(project.value(), one.promotionId())
            .ifPresent(row -> {
              promotions.setReason(row.projectId(), row.promotionId(), ERASED);
              rows.blankStep(row.projectId(), row.promotionId(), ERASED);
            });
      }
      return takenBack.size();
    });
  }

  private int dossiers(ProjectId project, PersonId person, Actor actor) {
    int changed = 0;
    List<RegistryException> refused = new ArrayList<>();
    UUID after = FIRST;
    List<PromotionOfRow> some;
    do {
      UUID from = after;
      some = transactions.read(() -> rows.withDossier(project.value(), from, PAGE));
      for (PromotionOfRow one : some) {
        changed += unlessRefused(() -> erase(project, one, person, actor), refused);
        after = one.promotionId();
      }
    } while (some.size() == PAGE);
    throwIfAny(refused);
    return changed;
  }

  private int erase(ProjectId project, PromotionOfRow one, PersonId person, Actor actor) {
    return dossiers.erase(project, new PromotionId(one.promotionId()), person, actor);
  }

  /** One dossier whose key was thrown away keeps nobody in the others. */
  private static int unlessRefused(IntSupplier erasing, List<RegistryException> refused) {
    try {
      return erasing.getAsInt();
    } catch (RegistryException e) {
      refused.add(e);
      return 0;
    }
  }

  private static void throwIfAny(List<RegistryException> refused) {
    if (!refused.isEmpty()) {
      RegistryException first = refused.getFirst();
      throw new RegistryException(
          first.kind(),
          first.code(),
          "%d dossiers still have the person, all others do not. %s"
              .formatted(refused.size(), first.getMessage()));
    }
  }
}
