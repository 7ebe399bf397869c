package dev.hansei.api.campaigns;

import dev.hansei.api.bodies.Named;
import dev.hansei.api.bodies.Rules;
import dev.hansei.api.pages.Names;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.suites.HttpTargets;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.calibrations.CalibrateInput.Subject;
import dev.hansei.workflows.calibrations.CertificatePolicy;
import dev.hansei.workflows.campaigns.Answerer;
import dev.hansei.workflows.campaigns.CampaignPlan;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Suite;
import dev.hansei.workflows.suites.Target;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Resolves what a campaign's document may leave out: who answers, labels, a judge, tuning. */
@Singleton
final class OptionalSteps {
  private final Criteria criteria;
  private final Judges judges;
  private final Datasets datasets;
  private final HttpTargets targets;

  OptionalSteps(Criteria criteria, Judges judges, Datasets datasets, HttpTargets targets) {
    this.criteria = criteria;
    this.judges = judges;
    this.datasets = datasets;
    this.targets = targets;
  }

  /**
   * How often a suite's judges ask a model about each answer: a jury as often as its members,
   * learned ones never. A reply that cannot be read is asked for once more; that is rare, and is
   * settled by what the journal holds.
   */
  int judges(ProjectId project, Suite suite) {
    int asking = 0;
    for (Assertion assertion : suite.assertions()) {
      for (Assertion leaf : assertion.leaves()) {
        JudgeId judge = leaf.judge();
        if (judge != null) {
          asking += asking(project, judges.require(project, judge));
        }
      }
    }
    return asking;
  }

  private int asking(ProjectId project, Judge judge) {
    if (judge.kind() == JudgeKind.JURY) {
      return judge.members().stream()
          .mapToInt(member -> asking(project, judges.require(project, member)))
          .sum();
    }
    if (judge.kind() == JudgeKind.PAIRWISE) {
      throw new InvalidFieldException(
          "suite",
          "Its pairwise judge compares with another run, and a campaign's first run has none; choose a suite without one.");
    }
    return judge.kind() == JudgeKind.LEARNED ? 0 : 1;
  }

  /** A model, or an application that this server may call. */
  Answerer answerer(NewCampaign body) {
    if (body.target() == null) {
      return new Answerer.ByModel(Rules.needed("model", body.model()));
    }
    NewCampaignTarget target = body.target();
    Target.Http asked = targets.application(target.url(), target.bodyOrUsual(), target.output());
    return new Answerer.ByApplication(asked.url(), asked.body(), asked.output());
  }

  Optional<CampaignPlan.Labels> labels(ProjectId project, NewCampaign body) {
    return Optional.ofNullable(body.annotate())
        .map(wanted ->
            new CampaignPlan.Labels(
                criterion(project, wanted.criterion()).id(),
                wanted.reviewersOrOne(),
                wanted.sampleOrUsual(),
                wanted.patienceOrUsual(),
                wanted.fallbackOrClose()));
  }

  /** Measured on labels of the suite's dataset, where those may certify; else on role gate. */
  Optional<CampaignPlan.Certificate> certificate(ProjectId project, NewCampaign body, Suite suite) {
    Split asked = datasets.require(project, suite.datasetId()).split();
    Split split = CertificatePolicy.certifies(asked) ? asked : Split.GATE;
    return Optional.ofNullable(body.calibrate())
        .map(wanted ->
            wanted.learn() == null
                ? existing(judge(project, Rules.needed("calibrate.judge", wanted.judge())), split)
                : new CampaignPlan.Certificate(
                    new Subject.Learn(criterion(project, wanted.learn().criterion()).id()),
                    split,
                    false));
  }

  private static CampaignPlan.Certificate existing(Judge judge, Split split) {
    if (judge.kind() == JudgeKind.JURY || judge.kind() == JudgeKind.PAIRWISE) {
      throw new InvalidFieldException(
          "calibrate.judge",
          "A campaign measures a judge that asks once for a verdict; measure a jury or a pairwise judge by hansei calibrations start.");
    }
    return new CampaignPlan.Certificate(
        new Subject.Existing(judge.id()), split, judge.kind() != JudgeKind.LEARNED);
  }

  Optional<CampaignPlan.Tuning> tuning(ProjectId project, NewCampaign body) {
    return Optional.ofNullable(body.tune())
        .map(wanted -> dataset(project, wanted.dataset()))
        .map(dataset -> new CampaignPlan.Tuning(dataset.id()));
  }

  private Dataset dataset(ProjectId project, String idOrName) {
    Dataset dataset =
        Named.require(
            "dataset",
            idOrName,
            id -> datasets.find(project, new DatasetId(id)),
            name -> datasets.findByName(project, name));
    if (dataset.split() != Split.TUNE) {
      throw new InvalidFieldException(
          "tune.dataset",
          "'%s' is of split %s; tuning learns from a dataset of split tune and from nothing else."
              .formatted(dataset.name(), Names.words(dataset.split())));
    }
    return dataset;
  }

  private Judge judge(ProjectId project, String idOrCriterion) {
    return Named.require(
        "judge",
        idOrCriterion,
        id -> judges.find(project, new JudgeId(id)),
        name ->
            byName(project, name).stream()
                .flatMap(criterion ->
                    judges
                        .ofCriterion(project, criterion.id(), PageRequest.first(1))
                        .items()
                        .stream())
                .findFirst());
  }

  private Criterion criterion(ProjectId project, String idOrName) {
    return Named.require(
        "criterion",
        idOrName,
        id -> criteria.find(project, new CriterionId(id)),
        name -> byName(project, name));
  }

  /** Among the newest 200: there are never many. */
  private Optional<Criterion> byName(ProjectId project, String name) {
    return criteria.page(project, PageRequest.first(PageRequest.LIMIT_MAX)).items().stream()
        .filter(criterion -> criterion.name().equals(name))
        .findFirst();
  }
}
