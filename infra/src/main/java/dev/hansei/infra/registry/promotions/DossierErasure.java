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
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.PromotionId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Takes people's words and names out of dossiers that are sealed; their hashes stay. */
@Singleton
public final class DossierErasure {
  /** The rest has its turn in some seconds. */
  private static final int BATCH_MAX = 100;

  private final DossierRepository rows;
  private final DossierGoneRepository gone;
  private final SigningKeys keys;
  private final ObjectStore objects;
  private final Artifacts artifacts;
  private final Transactions transactions;
  private final Audit audit;
  private final CanonicalJson json;
  private final Clock clock;

  DossierErasure(
      DossierRepository rows,
      DossierGoneRepository gone,
      SigningKeys keys,
      ObjectStore objects,
      Artifacts artifacts,
      Transactions transactions,
      Audit audit,
      CanonicalJson json,
      Clock clock) {
    this.rows = rows;
    this.gone = gone;
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
   * matter. What one edition is refused for keeps no other from it. Idempotent; a process that dies
   * on the way leaves nothing behind that {@link #sweep} does not take.
   *
   * @throws RegistryException CONFLICT {@code signing-key-unknown} where an edition was sealed by a
   *     key that is not here; {@code dossier-changed} where another erasure was faster: try again
   */
  public void erase(ProjectId project, PromotionId id, Sha256 words, Actor actor) {
    erase(
        new Wanted(project, id, Map.of("words", words.hex()), actor),
        (erasing, zip) -> erasing.without(zip, words, clock.instant()));
  }

  /**
   * The same for a person's name and all that he or she wrote in it: the reason of the request,
   * comments on decisions, and why it was taken back.
   *
   * @return how many editions lost something
   */
  public int erase(ProjectId project, PromotionId id, PersonId person, Actor actor) {
    return erase(
        new Wanted(project, id, Map.of("person", person.toString()), actor),
        (erasing, zip) -> erasing.without(zip, person, clock.instant()));
  }

  /** Of which promotion; {@code what} is for the audit log. */
  private record Wanted(ProjectId project, PromotionId id, Map<String, Object> what, Actor actor) {}

  private int erase(Wanted wanted, BiFunction<DossierErasing, byte[], Optional<byte[]>> without) {
    var editions = transactions.read(() -> rows.of(wanted.project().value(), wanted.id().value()));
    int changed = 0;
    List<RegistryException> refused = new ArrayList<>();
    for (DossierRow row : editions) {
      try {
        changed += erase(row, wanted, without) ? 1 : 0;
      } catch (RegistryException e) {
        refused.add(e);
      }
    }
    if (!refused.isEmpty()) {
      throw refused.getFirst();
    }
    return changed;
  }

  /** Whether the edition lost something. */
  private boolean erase(
      DossierRow row, Wanted wanted, BiFunction<DossierErasing, byte[], Optional<byte[]>> without) {
    var erasing = new DossierErasing(() -> key(row), json);
    Optional<byte[]> left = without.apply(erasing, objects.get(row.view().zip()));
    if (left.isEmpty()) {
      return false;
    }
    ArtifactRef zip = objects.put(left.get(), DossierEdition.MEDIA_TYPE);
    transactions.run(() -> replace(row, zip, wanted));
    drop(row.zipSha256());
    return true;
  }

  /** Takes files out of the store that erasures have replaced; at most so many at once. */
  public void sweep() {
    transactions.read(() -> gone.oldest(BATCH_MAX)).forEach(row -> drop(row.zipSha256()));
  }

  /** First out of the store: as long as the row is there somebody tries again. */
  private void drop(Sha256 zip) {
    objects.delete(zip);
    transactions.run(() -> gone.done(zip));
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

  private void replace(DossierRow row, ArtifactRef zip, Wanted wanted) {
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
    gone.insertOrKeep(new DossierGoneRow(row.zipSha256(), clock.instant()));
    Map<String, Object> detail = new TreeMap<>(wanted.what());
    detail.put("edition", row.edition());
    audit.append(
        project,
        wanted.actor(),
        "promotions.dossier.erase",
        Node.of(NodeKind.PROMOTION, row.promotionId()),
        detail);
  }
}
