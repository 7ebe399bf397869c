package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.gates.VerdictView;
import dev.hansei.infra.registry.gates.Verdicts;
import dev.hansei.infra.registry.lineage.Artifacts;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.infra.registry.promotions.dossier.DossierFolder;
import dev.hansei.infra.registry.promotions.dossier.DossierPages;
import dev.hansei.infra.registry.promotions.dossier.SigningKey;
import dev.hansei.infra.registry.promotions.dossier.SigningKeys;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.Dossier;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The dossiers of promotions ({@code workflows/docs/0031}): made when they are due or when somebody
 * asks, by any process, and the same whoever makes them.
 */
@Singleton
public final class Dossiers {
  /** Longer than one is put together while the other is written, and than clocks differ. */
  private static final Duration AT_ONCE = Duration.ofMinutes(5);

  private final DossierRepository rows;
  private final PromotionRepository promotionRows;
  private final DossierMaker maker;
  private final Promotions promotions;
  private final RollbackFailures failures;
  private final CanonicalJson json;
  private final Verdicts verdicts;
  private final SigningKeys keys;
  private final ObjectStore objects;
  private final Transactions transactions;
  private final Artifacts artifacts;
  private final Edges edges;
  private final Audit audit;
  private final Clock clock;

  Dossiers(
      DossierRepository rows,
      PromotionRepository promotionRows,
      DossierMaker maker,
      Promotions promotions,
      RollbackFailures failures,
      CanonicalJson json,
      Verdicts verdicts,
      SigningKeys keys,
      ObjectStore objects,
      Transactions transactions,
      Artifacts artifacts,
      Edges edges,
      Audit audit,
      Clock clock) {
    this.rows = rows;
    this.promotionRows = promotionRows;
    this.maker = maker;
    this.promotions = promotions;
    this.failures = failures;
    this.json = json;
    this.verdicts = verdicts;
    this.keys = keys;
    this.objects = objects;
    this.transactions = transactions;
    this.artifacts = artifacts;
    this.edges = edges;
    this.audit = audit;
    this.clock = clock;
  }

  /** The editions that were made, oldest first. */
  public List<DossierEdition> editions(ProjectId project, PromotionId id) {
    return transactions.read(
        () -> rows.of(project.value(), id.value()).stream().map(DossierRow::view).toList());
  }

  /** The file of an edition. */
  public byte[] zip(DossierEdition edition) {
    return objects.get(edition.zip());
  }

  /**
   * All editions that are due by now; those that are missing are made. Idempotent.
   *
   * @throws RegistryException NOT_FOUND; CONFLICT {@code dossier-not-yet} until the gate has
   *     spoken, {@code signing-key-missing} where one is due and no key is set
   */
  public List<DossierEdition> due(ProjectId project, PromotionId id) {
    Promotion promotion = promotions.require(project, id);
    VerdictView verdict =
        promotion
            .verdict()
            .map(name -> verdicts.require(project, name))
            .orElseThrow(() ->
                refused(
                    "dossier-not-yet",
                    "There is a dossier once the gate has spoken; promotion %s is %s."
                        .formatted(id, promotion.state())));
    Optional<DossierEdition> first = Optional.empty();
    if (verdict.verdict() instanceof Verdict.Pass) {
      first = Optional.of(forDecision(project, promotion, verdict));
    }
    if (promotion.state().isTerminal()) {
      ofTheEnd(project, promotion, verdict, first);
    }
    return editions(project, id);
  }

  private DossierEdition forDecision(ProjectId project, Promotion promotion, VerdictView verdict) {
    return editions(project, promotion.id()).stream()
        .filter(one -> one.edition() == Dossier.FOR_DECISION)
        .findFirst()
        .orElseGet(() ->
            make(
                new DossierMaker.Wanted(
                    project, promotion, Dossier.FOR_DECISION, verdict, Optional.empty())));
  }

  /** What was promoted may be taken back later: that is an end of its own. */
  private void ofTheEnd(
      ProjectId project, Promotion promotion, VerdictView verdict, Optional<DossierEdition> first) {
    List<DossierEdition> ends =
        editions(project, promotion.id()).stream()
            .filter(one -> one.edition() >= Dossier.FIRST_END)
            .toList();
    List<DossierEdition> same =
        ends.stream().filter(one -> one.state() == promotion.state()).toList();
    if (same.isEmpty() || lacksFailureMode(project, promotion, same)) {
      int number = ends.isEmpty() ? Dossier.FIRST_END : ends.getLast().edition() + 1;
      make(
          new DossierMaker.Wanted(
              project, promotion, number, verdict, first.map(DossierEdition::manifest)));
    }
  }

  /** What it failed at is found a while after it went back, and told in one more edition. */
  private boolean lacksFailureMode(
      ProjectId project, Promotion promotion, List<DossierEdition> same) {
    Optional<Instant> found =
        failures
            .find(project, promotion.id())
            .filter(mode -> mode.cluster().isPresent())
            .flatMap(FailureModeView::settledAt);
    return same.size() == 1
        && found.filter(settled -> isBefore(same.getFirst(), settled)).isPresent();
  }

  /** By the rows where they are far enough apart, so that the file is not read again each time. */
  private boolean isBefore(DossierEdition edition, Instant settled) {
    Duration later = Duration.between(settled, edition.madeAt());
    return later.abs().compareTo(AT_ONCE) > 0
        ? later.isNegative()
        : !DossierPages.tellsOfFailures(zip(edition), json);
  }

  private DossierEdition make(DossierMaker.Wanted wanted) {
    SigningKey key =
        keys.signing()
            .orElseThrow(() ->
                refused(
                    "signing-key-missing",
                    "No dossier can be signed: the operator sets HANSEI_SIGNING_KEYS, with a key"
                        + " made by: openssl genpkey -algorithm ed25519"));
    DossierFolder.Sealed sealed =
        maker.folder(wanted).seal(wanted.promotion().id(), wanted.edition(), key);
    ArtifactRef zip = objects.put(sealed.zip(), DossierEdition.MEDIA_TYPE);
    var row =
        new DossierRow(
            wanted.project().value(),
            wanted.promotion().id().value(),
            wanted.edition(),
            wanted.state().name(),
            sealed.manifest(),
            zip.sha256(),
            zip.sizeBytes(),
            key.publicKey().id(),
            clock.instant());
    return transactions
        .findOrInsert(() -> find(row), () -> insert(wanted.project(), row, zip))
        .view();
  }

  private Optional<DossierRow> find(DossierRow wanted) {
    return rows.of(wanted.projectId(), wanted.promotionId()).stream()
        .filter(row -> row.edition() == wanted.edition())
        .findFirst();
  }

  DossierRow insert(ProjectId project, DossierRow row, ArtifactRef zip) {
    requireUnmoved(row);
    artifacts.register(project, zip);
    rows.insert(row);
    Node promotion = Node.of(NodeKind.PROMOTION, row.promotionId());
    Node file = Node.of(NodeKind.ARTIFACT, zip.sha256());
    edges.add(project, List.of(new Edge(promotion, Relation.STORED_AS, file)));
    audit.append(
        project,
        new Actor.BySystem(),
        "promotions.dossier",
        promotion,
        Map.of("edition", row.edition(), "manifest", row.manifestSha256().hex()));
    return row;
  }

  /** What was read bit by bit is of one moment only where nothing ended it otherwise meanwhile. */
  private void requireUnmoved(DossierRow row) {
    boolean moved =
        row.edition() >= Dossier.FIRST_END
            && promotionRows
                .lock(row.projectId(), row.promotionId())
                .filter(there -> there.currentState().name().equals(row.state()))
                .isEmpty();
    if (moved) {
      throw refused(
          "dossier-not-yet", "The promotion came to another end meanwhile; ask once more.");
    }
  }

  private static RegistryException refused(String code, String message) {
    return new RegistryException(RegistryException.Kind.CONFLICT, code, message);
  }
}
