package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.calibrations.CertificatePolicy;
import dev.hansei.workflows.calibrations.Issued;
import dev.hansei.workflows.calibrations.Standing;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.models.Embedder;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/** Whether a judge may gate now, by its newest certificate. */
@Singleton
public final class Standings {
  private final Judges judges;
  private final Criteria criteria;
  private final Calibrations calibrations;
  private final Embedder embedder;
  private final Transactions transactions;
  private final Clock clock;

  Standings(
      Judges judges,
      Criteria criteria,
      Calibrations calibrations,
      Embedder embedder,
      Transactions transactions,
      Clock clock) {
    this.judges = judges;
    this.criteria = criteria;
    this.calibrations = calibrations;
    this.embedder = embedder;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A judge with its newest certificate and what that is worth now. */
  public record MeasuredJudge(Judge judge, String name, Optional<Issued> newest, Standing now) {
    public MeasuredJudge {
      Objects.requireNonNull(judge, "judge is null");
      Objects.requireNonNull(name, "name is null");
      Objects.requireNonNull(newest, "newest is null");
      Objects.requireNonNull(now, "now is null");
    }
  }

  /**
   * The standing of a judge.
   *
   * @throws RegistryException NOT_FOUND
   */
  public MeasuredJudge of(ProjectId project, JudgeId id) {
    return transactions.read(() -> {
      Judge judge = judges.require(project, id);
      String name =
          "%s v%d"
              .formatted(
                  criteria.find(project, judge.criterionId()).map(Criterion::name).orElse("judge"),
                  judge.number());
      Optional<Issued> newest = calibrations.newestOf(project, id);
      Standing now =
          CertificatePolicy.standing(
              name, newest, judge.fingerprint(embedder.model()), clock.instant());
      return new MeasuredJudge(judge, name, newest, now);
    });
  }
}
