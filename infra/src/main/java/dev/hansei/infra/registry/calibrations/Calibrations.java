package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.lineage.Artifacts;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.CalibrationState;
import dev.hansei.workflows.calibrations.Certificate;
import dev.hansei.workflows.calibrations.Issued;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Calibrations and the certificates they end with. */
@Singleton
public final class Calibrations {
  private final CalibrationRepository rows;
  private final Transactions transactions;
  private final Artifacts artifacts;
  private final Edges edges;
  private final Audit audit;
  private final CanonicalJson json;
  private final Clock clock;

  Calibrations(
      CalibrationRepository rows,
      Transactions transactions,
      Artifacts artifacts,
      Edges edges,
      Audit audit,
      CanonicalJson json,
      Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.artifacts = artifacts;
    this.edges = edges;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A label set, already in the object store.
   *
   * @param nearDuplicates labels left out as nearly the same as one the judge was trained on
   * @param leftOut labels left out as no pass or fail, or contradicting
   */
  public record FrozenLabels(
      JudgeId judgeId, ArtifactRef labels, int planned, int nearDuplicates, int leftOut) {}

  /** A certificate, already in the object store, and whose labels it stands on. */
  public record NewCertificate(
      Certificate certificate, ArtifactRef artifact, List<PersonId> labelledBy) {
    public NewCertificate {
      labelledBy = List.copyOf(labelledBy);
    }
  }

  /** Writes the row of a calibration that begins; one that is there stays. */
  public void open(CalibrateInput input) {
    transactions.run(() -> {
      if (find(input.projectId(), input.calibrationId()).isEmpty()) {
        rows.insert(row(input, clock.instant()));
        audit.append(
            input.projectId(),
            input.startedBy(),
            isCheck(input) ? "calibrations.anchors" : "calibrations.start",
            CertificateEdges.node(input.calibrationId()),
            Map.of("split", input.split().name()));
      }
    });
  }

  private static boolean isCheck(CalibrateInput input) {
    return input.subject() instanceof CalibrateInput.Subject.Anchors;
  }

  private CalibrationRow row(CalibrateInput input, Instant now) {
    UUID judge =
        switch (input.subject()) {
          case CalibrateInput.Subject.Existing(var id) -> id.value();
          case CalibrateInput.Subject.Anchors(_, var id) -> id.value();
          case CalibrateInput.Subject.Learn _ -> null;
        };
    UUID anchorsOf =
        input.subject() instanceof CalibrateInput.Subject.Anchors(var certificate, _)
            ? certificate.value()
            : null;
    return new CalibrationRow(
        input.projectId().value(),
        input.calibrationId().value(),
        json.write(input),
        judge,
        0,
        null,
        0,
        0,
        0,
        CalibrationState.RUNNING.name(),
        "",
        null,
        null,
        0,
        "",
        now,
        null,
        null,
        "",
        anchorsOf,
        null);
  }

  /** Freezes the label set; one that is frozen already stays. */
  public CalibrationView freeze(ProjectId project, CalibrationId id, FrozenLabels set) {
    return transactions.write(() -> {
      CalibrationRow row = lock(project, id);
      if (row.isRunning() && row.labelsSha256() == null) {
        artifacts.register(project, set.labels());
        rows.freeze(row.frozen(set));
      }
      return require(project, id);
    });
  }

  /** Writes certificate, lineage and audit; a calibration that has ended stays as it is. */
  public CalibrationView certify(ProjectId project, NewCertificate issued, Actor actor) {
    Certificate certificate = issued.certificate();
    CalibrationId id = certificate.calibrationId();
    return transactions.write(() -> {
      String band = certificate.decision().band().name();
      CalibrationRow row = lock(project, id);
      if (row.isRunning()) {
        rows.complete(row.completed(certificate, json.write(certificate), issued.artifact()));
        artifacts.register(project, issued.artifact());
        edges.add(project, edges(issued, actor));
        audit.append(
            project,
            actor,
            "calibrations.certify",
            CertificateEdges.node(id),
            Map.of(
                "judge", certificate.judgeId().toString(),
                "band", band,
                "sha256", issued.artifact().sha256().hex()));
      }
      return require(project, id);
    });
  }

  private static List<Edge> edges(NewCertificate issued, Actor actor) {
    Certificate certificate = issued.certificate();
    Node node = CertificateEdges.node(certificate.calibrationId());
    List<Edge> edges = new ArrayList<>();
    edges.add(new Edge(Node.of(NodeKind.JUDGE, certificate.judgeId()), Relation.USED_BY, node));
    edges.add(
        new Edge(
            Node.of(NodeKind.ARTIFACT, certificate.labels().sha256()), Relation.USED_BY, node));
    edges.add(
        new Edge(node, Relation.STORED_AS, Node.of(NodeKind.ARTIFACT, issued.artifact().sha256())));
    for (PersonId person : issued.labelledBy()) {
      edges.add(new Edge(Node.of(NodeKind.PERSON, person), Relation.LABELLED, node));
    }
    if (actor instanceof Actor.ByPerson(var person)) {
      edges.add(new Edge(Node.of(NodeKind.PERSON, person), Relation.ASKED_FOR, node));
    }
    return edges;
  }

  /** Says that there will be no certificate; one that has ended stays as it is. */
  public void end(ProjectId project, CalibrationId id, CalibrationState state, String code) {
    transactions.run(() -> {
      if (rows.end(project.value(), id.value(), state.name(), code, clock.instant()) == 1) {
        audit.append(
            project,
            new Actor.BySystem(),
            "calibrations.end",
            CertificateEdges.node(id),
            Map.of("state", state.name(), "code", code));
      }
    });
  }

  /**
   * Takes a certificate back, for good.
   *
   * @throws RegistryException NOT_FOUND; CONFLICT {@code no-certificate} or {@code
   *     certificate-revoked}
   */
  public CalibrationView revoke(ProjectId project, CalibrationId id, String reason, Actor actor) {
    var revocation = new Issued.Revocation(clock.instant(), reason);
    return transactions.write(() -> {
      CalibrationRow row = lock(project, id);
      if (row.certificate() == null) {
        throw conflict("no-certificate", "Calibration %s has no certificate.", id);
      }
      if (rows.revoke(project.value(), id.value(), revocation.at(), reason) == 0) {
        throw conflict("certificate-revoked", "Certificate %s is revoked already.", id);
      }
      audit.append(project, actor, "calibrations.revoke", CertificateEdges.node(id), Map.of());
      return require(project, id);
    });
  }

  private static RegistryException conflict(String code, String message, CalibrationId id) {
    return new RegistryException(RegistryException.Kind.CONFLICT, code, message.formatted(id));
  }

  /** The calibration, where the project has it. */
  public Optional<CalibrationView> find(ProjectId project, CalibrationId id) {
    return transactions.read(
        () -> rows.find(project.value(), id.value()).map(row -> row.view(json)));
  }

  /**
   * The calibration.
   *
   * @throws RegistryException NOT_FOUND
   */
  public CalibrationView require(ProjectId project, CalibrationId id) {
    return find(project, id).orElseThrow(() -> RegistryException.notFound("calibration", id));
  }

  /** The newest certificate of a judge, whatever it says. */
  public Optional<Issued> newestOf(ProjectId project, JudgeId judge) {
    return transactions.read(
        () -> rows.newestOf(project.value(), judge.value()).flatMap(row -> row.issued(json)));
  }

  /** Calibrations that make certificates, newest first; checks of anchors are none. */
  public Page<CalibrationView> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeId(), request.fetch()),
            request,
            row -> row.view(json),
            CalibrationRow::calibrationId));
  }

  /** Checks of anchors, running ones and failed ones too, newest first. */
  public Page<CalibrationView> checks(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.checksBefore(project.value(), request.beforeId(), request.fetch()),
            request,
            row -> row.view(json),
            CalibrationRow::calibrationId));
  }

  private CalibrationRow lock(ProjectId project, CalibrationId id) {
    return rows.lock(project.value(), id.value())
        .orElseThrow(() -> RegistryException.notFound("calibration", id));
  }
}
