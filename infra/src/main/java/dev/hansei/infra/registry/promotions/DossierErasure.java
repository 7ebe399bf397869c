package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.lineage.Artifacts;
import dev.hansei.infra.registry.promotions.dossier.DossierErasing;
import dev.hansei.infra.registry.promotions.dossier.SigningKey;
import dev.hansei.infra.registry.promotions.dossier.SigningKeys;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.PromotionId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** Takes people's words out of dossiers that are sealed; their hashes stay. */
@Singleton
public final class DossierErasure {
  private final DossierRepository rows;
  private final SigningKeys keys;
  private final ObjectStore objects;
  private final Artifacts artifacts;
  private final Transactions transactions;
  private final Audit audit;
  private final CanonicalJson json;
  private final Clock clock;

  DossierErasure(
      DossierRepository rows,
      SigningKeys keys,
      ObjectStore objects,
      Artifacts artifacts,
      Transactions transactions,
      Audit audit,
      CanonicalJson json,
      Clock clock) {
    this.rows = rows;
    this.keys = keys;
    this.objects = objects;
    this.artifacts = artifacts;
    this.transactions = transactions;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Takes words (a reason, a comment) out of every edition of a promotion's dossier. The editions
   * keep their names, and checking them says when it was. The words' own object is the caller's
   * matter. Idempotent.
   *
   * @throws RegistryException CONFLICT {@code signing-key-unknown} where an edition was sealed by a
   *     key that is not here; {@code dossier-changed} where another erasure was faster: try again
   */
  public void erase(ProjectId project, PromotionId id, Sha256 words, Actor actor) {
    var editions = transactions.read(() -> rows.of(project.value(), id.value()));
    for (DossierRow row : editions) {
      var left =
          new DossierErasing(key(row), json)
              .without(objects.get(row.view().zip()), words, clock.instant());
      if (left.isPresent()) {
        ArtifactRef zip = objects.put(left.get(), DossierEdition.MEDIA_TYPE);
        transactions.run(() -> replace(row, zip, words, actor));
        objects.delete(row.zipSha256());
      }
    }
  }

  private SigningKey key(DossierRow row) {
    return keys.of(row.keyId())
        .orElseThrow(() ->
            new RegistryException(
                RegistryException.Kind.CONFLICT,
                "signing-key-unknown",
                ("Edition %d was sealed by key %s, which this service does not have: the operator adds"
                        + " it to HANSEI_SIGNING_KEYS, after the first.")
                    .formatted(row.edition(), row.keyId())));
  }

  private void replace(DossierRow row, ArtifactRef zip, Sha256 words, Actor actor) {
    ProjectId project = new ProjectId(row.projectId());
    artifacts.register(project, zip);
    boolean isAsRead =
        rows.lock(row.projectId(), row.promotionId(), row.edition())
            .filter(there -> there.zipSha256().equals(row.zipSha256()))
            .isPresent();
    if (!isAsRead) {
      throw new RegistryException(
          RegistryException.Kind.CONFLICT,
          "dossier-changed",
          "Another erasure has changed edition %d meanwhile; try again.".formatted(row.edition()));
    }
    rows.replace(row.with(zip));
    audit.append(
        project,
        actor,
        "promotions.dossier.erase",
        Node.of(NodeKind.PROMOTION, row.promotionId()),
        Map.of("edition", row.edition(), "words", words.hex()));
  }
}
