package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.annotations.Agreements;
import dev.hansei.infra.registry.calibrations.CalibrationView;
import dev.hansei.infra.registry.calibrations.Calibrations;
import dev.hansei.infra.registry.gates.VerdictView;
import dev.hansei.infra.registry.promotions.dossier.DossierFolder;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.calibrations.Issued;
import dev.hansei.workflows.gates.JudgeStanding;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.Dossier;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a gate's word on a promotion rests on: runs, certificates of judges, agreement of people.
 */
@Singleton
final class DossierEvidence {
  private final Runs runs;
  private final Calibrations calibrations;
  private final Agreements agreements;

  DossierEvidence(Runs runs, Calibrations calibrations, Agreements agreements) {
    this.runs = runs;
    this.calibrations = calibrations;
    this.agreements = agreements;
  }

  /** All of it. */
  record Backing(
      List<Dossier.Run> runs,
      List<Dossier.CertificateUsed> certificates,
      List<Dossier.AgreementUsed> agreements) {}

  /**
   * All of it, put into the folder.
   *
   * @param stored puts what is in the object store into the folder
   */
  Backing of(
      DossierMaker.Wanted wanted, DossierFolder folder, Function<ArtifactRef, Sha256> stored) {
    return new Backing(
        runs(wanted, folder, stored),
        certificates(wanted.project(), wanted.verdict(), stored),
        agreements(wanted.project(), wanted.verdict(), folder));
  }

  /** The candidate's run, then the baseline's. */
  private List<Dossier.Run> runs(
      DossierMaker.Wanted wanted, DossierFolder folder, Function<ArtifactRef, Sha256> stored) {
    Promotion promotion = wanted.promotion();
    Stream<RunId> ids =
        Stream.concat(Stream.of(promotion.candidateRun()), promotion.baselineRun().stream());
    return ids.map(id -> runs.require(wanted.project(), id))
        .map(run -> run(run, folder, stored))
        .toList();
  }

  private static Dossier.Run run(
      RunView run, DossierFolder folder, Function<ArtifactRef, Sha256> stored) {
    return new Dossier.Run(
        run.id(),
        stored.apply(run.manifest()),
        folder.addArtifact(run.summary()),
        run.planned(),
        run.counts(),
        run.usage(),
        run.cost(),
        run.fromJournal(),
        run.startedAt(),
        run.endedAt());
  }

  /** Those that the judges had when the evidence was gathered. */
  private List<Dossier.CertificateUsed> certificates(
      ProjectId project, VerdictView verdict, Function<ArtifactRef, Sha256> stored) {
    return verdict.evidence().judges().stream()
        .flatMap(judge -> certificate(project, judge, stored).stream())
        .toList();
  }

  private Optional<Dossier.CertificateUsed> certificate(
      ProjectId project, JudgeStanding judge, Function<ArtifactRef, Sha256> stored) {
    return judge
        .certificate()
        .flatMap(id -> calibrations.find(project, id))
        .flatMap(found -> found.issued().map(issued -> used(judge, found, issued, stored)));
  }

  private static Dossier.CertificateUsed used(
      JudgeStanding judge,
      CalibrationView found,
      Issued issued,
      Function<ArtifactRef, Sha256> stored) {
    return new Dossier.CertificateUsed(
        judge.metric(),
        judge.judgeId(),
        judge.mayGate(),
        found.id(),
        stored.apply(issued.artifact()));
  }

  /** Of the queues whose labels the evidence counts. */
  private List<Dossier.AgreementUsed> agreements(
      ProjectId project, VerdictView verdict, DossierFolder folder) {
    return verdict.evidence().corrected().stream()
        .flatMap(one -> one.queues().stream())
        .distinct()
        .flatMap(queue ->
            agreements.find(project, queue).stream()
                .map(report -> new Dossier.AgreementUsed(queue, folder.addArtifact(report))))
        .toList();
  }
}
