package dev.hansei.api.promotions;

import dev.hansei.api.gates.VerdictSight;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.gates.Verdicts;
import dev.hansei.infra.registry.promotions.DossierEdition;
import dev.hansei.infra.registry.promotions.Dossiers;
import dev.hansei.infra.registry.promotions.dossier.SigningKeys;
import dev.hansei.infra.registry.promotions.dossier.VerifyKey;
import dev.hansei.workflows.promotions.Promotion;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The dossiers of a promotion, for those who may read what its gate said. */
@Singleton
final class DossierReading {
  private final Dossiers dossiers;
  private final Verdicts verdicts;
  private final VerdictSight sight;
  private final RehearsalReading rehearsals;
  private final SigningKeys keys;

  DossierReading(
      Dossiers dossiers,
      Verdicts verdicts,
      VerdictSight sight,
      RehearsalReading rehearsals,
      SigningKeys keys) {
    this.dossiers = dossiers;
    this.verdicts = verdicts;
    this.sight = sight;
    this.rehearsals = rehearsals;
    this.keys = keys;
  }

  /** The editions that there are by now, oldest first; what is due and missing is made. */
  List<DossierEdition> due(Caller caller, Promotion promotion) {
    if (!isShown(caller, promotion)) {
      throw ApiProblem.forbidden(
              "still-labelling",
              "You are asked to label answers that it tells of; its dossier is open to you once"
                  + " you have.")
          .raise();
    }
    return dossiers.due(caller.projectId(), promotion.id());
  }

  /** One edition; the newest where none is named. */
  DossierEdition one(Caller caller, Promotion promotion, OptionalInt wanted) {
    List<DossierEdition> all = due(caller, promotion);
    return wanted.isEmpty()
        ? all.getLast()
        : all.stream()
            .filter(edition -> edition.edition() == wanted.getAsInt())
            .findFirst()
            .orElseThrow(() -> ApiProblem.notFound("edition", wanted.getAsInt()).raise());
  }

  /** Its file. */
  byte[] zip(DossierEdition edition) {
    return dossiers.zip(edition);
  }

  /**
   * What its page says of them: the editions that were made so far, and by what they are checked.
   */
  PromotionPage.Files files(Caller caller, Promotion promotion) {
    Optional<String> key = keys.all().stream().findFirst().map(VerifyKey::line);
    boolean shown = promotion.verdict().isPresent() && isShown(caller, promotion);
    return new PromotionPage.Files(
        shown ? dossiers.editions(caller.projectId(), promotion.id()) : List.of(), key, shown);
  }

  /** Whether the caller may read what the gate and the rehearsal said; nothing hides nothing. */
  boolean isShown(Caller caller, Promotion promotion) {
    return !rehearsals.isHidden(caller, promotion.id())
        && promotion
            .verdict()
            .flatMap(id -> verdicts.find(caller.projectId(), id))
            .filter(verdict -> !sight.isShown(caller, verdict))
            .isEmpty();
  }
}
