package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.calibrations.AnchorCheck;
import dev.hansei.workflows.calibrations.AnchorPolicy;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.Issued;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Checks of certificates by their anchors, and what follows from them. */
@Singleton
public final class AnchorChecks {
  /** What a drifted judge's certificate says first of why it was taken back. */
  private static final String DRIFTED = "The judge drifted. ";

  /** What a page shows; older ones are in the list of checks. */
  private static final int SHOWN_MAX = 20;

  private final CalibrationRepository rows;
  private final Transactions transactions;
  private final Audit audit;
  private final CanonicalJson json;
  private final Clock clock;

  AnchorChecks(
      CalibrationRepository rows,
      Transactions transactions,
      Audit audit,
      CanonicalJson json,
      Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /** What a judge said of the anchors: how many were asked, and those with a verdict. */
  public record Reheard(
      CalibrationId check,
      CalibrationId certificate,
      int asked,
      List<AnchorPolicy.Pair> pairs,
      AnchorPolicy.Verdicts verdicts) {
    public Reheard {
      pairs = List.copyOf(pairs);
    }

    /** Of a judge of single answers. */
    public Reheard(
        CalibrationId check, CalibrationId certificate, int asked, List<AnchorPolicy.Pair> pairs) {
      this(check, certificate, asked, pairs, AnchorPolicy.Verdicts.OF_ANSWERS);
    }
  }

  /**
   * Compares, and writes what came of it; takes the certificate back where the judge drifted. One
   * that has ended stays as it is.
   *
   * @throws RegistryException NOT_FOUND
   */
  public void conclude(ProjectId project, Reheard reheard) {
    transactions.run(() -> {
      // The certificate first: rounds of one certificate are counted one after the other.
      CalibrationRow certificate = lock(project, reheard.certificate());
      CalibrationRow check = lock(project, reheard.check());
      if (!check.isRunning()) {
        return;
      }
      int round = 1 + rows.checksOf(project.value(), certificate.calibrationId());
      AnchorCheck found =
          AnchorPolicy.decide(
              reheard.certificate(), round, reheard.asked(), reheard.pairs(), reheard.verdicts());
      Instant now = clock.instant();
      rows.conclude(project.value(), check.calibrationId(), json.write(found), now);
      audit.append(
          project,
          new Actor.BySystem(),
          "calibrations.anchors-checked",
          CertificateEdges.node(reheard.check()),
          Map.of("drifted", String.valueOf(found.drifted())));
      if (found.drifted()) {
        revoke(project, found, now);
      }
    });
  }

  private void revoke(ProjectId project, AnchorCheck found, Instant now) {
    var why = new Issued.Revocation(now, DRIFTED + found.sentence());
    CalibrationId certificate = found.certificate();
    if (rows.revoke(project.value(), certificate.value(), why.at(), why.reason()) == 1) {
      audit.append(
          project,
          new Actor.BySystem(),
          "calibrations.revoke",
          CertificateEdges.node(certificate),
          Map.of("why", "anchors-drift"));
    }
  }

  /** Checks of a certificate that ended, newest first. */
  public List<CalibrationView> of(ProjectId project, CalibrationId certificate) {
    return transactions.read(() ->
        rows.checks(project.value(), certificate.value(), SHOWN_MAX).stream()
            .map(row -> row.view(json))
            .toList());
  }

  /**
   * Certificates that hold and let their judge do more than exploring, the newest of each judge;
   * the one that was checked longest ago first.
   */
  public List<Issued> holding(ProjectId project) {
    Instant now = clock.instant();
    return transactions.read(() -> rows.holding(project.value())).stream()
        .flatMap(row -> row.issued(json).stream())
        .filter(issued -> issued.certificate().expiresAt().isAfter(now))
        .toList();
  }

  /** Certificates that were taken back since a moment because their judge drifted. */
  public List<CalibrationView> driftedSince(ProjectId project, Instant since) {
    return transactions.read(() ->
        rows.revokedSince(project.value(), since, DRIFTED + "%", SHOWN_MAX).stream()
            .map(row -> row.view(json))
            .toList());
  }

  private CalibrationRow lock(ProjectId project, CalibrationId id) {
    return rows.lock(project.value(), id.value())
        .orElseThrow(() -> RegistryException.notFound("calibration", id));
  }
}
