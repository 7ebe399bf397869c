package dev.hansei.api.suites;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.prompts.PromptFinder;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.models.RecordedSets;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.Suite;
import dev.hansei.workflows.suites.Target;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Turns what a body says into what a run needs, and refuses what could only fail later. */
@Singleton
final class RunRequests {
  private final SuiteFinder finder;
  private final Datasets datasets;
  private final PromptFinder prompts;
  private final RecordedSets sets;
  private final HttpTargets http;
  private final Judges judges;
  private final StrategyReader strategies;

  RunRequests(
      SuiteFinder finder,
      Datasets datasets,
      PromptFinder prompts,
      RecordedSets sets,
      HttpTargets http,
      Judges judges,
      StrategyReader strategies) {
    this.finder = finder;
    this.datasets = datasets;
    this.prompts = prompts;
    this.sets = sets;
    this.http = http;
    this.judges = judges;
    this.strategies = strategies;
  }

  RunStarter.Request of(ProjectId project, NewRun body) {
    Suite suite = finder.suite(project, body.suite());
    DatasetVersion version = version(project, suite, body);
    return new RunStarter.Request(
        suite.id(),
        version.id(),
        target(project, body.target()),
        body.repeatsOrOnce(),
        against(project, suite, version, body),
        body.seed());
  }

  /** A pairwise judge needs another run, and others have nothing to do with one. */
  private Optional<RunId> against(
      ProjectId project, Suite suite, DatasetVersion version, NewRun body) {
    boolean compares = compares(project, suite);
    if (body.against() == null) {
      if (compares) {
        throw new InvalidFieldException(
            "against", "The suite has a pairwise judge: name the run to compare with.");
      }
      return Optional.empty();
    }
    RunView run = finder.run(project, body.against());
    if (!compares) {
      throw new InvalidFieldException(
          "against", "No judge of the suite compares two runs; leave it out.");
    }
    if (run.state() != RunState.COMPLETED || !run.input().datasetVersionId().equals(version.id())) {
      throw new InvalidFieldException(
          "against",
          "Run %s is not completed, or on another dataset version than this run."
              .formatted(run.id()));
    }
    return Optional.of(run.id());
  }

  /** Whether a judge of the suite compares each answer with that of another run. */
  boolean compares(ProjectId project, Suite suite) {
    return suite.assertions().stream().anyMatch(one -> compares(project, one));
  }

  private boolean compares(ProjectId project, Assertion assertion) {
    JudgeId id = assertion.judge();
    return id != null && judges.require(project, id).kind() == JudgeKind.PAIRWISE;
  }

  private DatasetVersion version(ProjectId project, Suite suite, NewRun body) {
    if (body.datasetVersion() == null) {
      return datasets
          .latest(project, suite.datasetId())
          .orElseThrow(() ->
              ApiProblem.refused(
                      "dataset-not-published",
                      "The suite's dataset has no version yet; publish it first: POST"
                          + " /cases/datasets/%s/versions.".formatted(suite.datasetId()))
                  .raise());
    }
    return datasets
        .version(project, DatasetVersionId.of(body.datasetVersion()))
        .filter(found -> found.datasetId().equals(suite.datasetId()))
        .orElseThrow(() ->
            new InvalidFieldException(
                "datasetVersion", "The suite's dataset has no such version."));
  }

  private Target target(ProjectId project, NewTarget wanted) {
    Target plain = plain(project, wanted);
    return wanted.strategy() == null
        ? plain
        : strategies.around(project, plain, wanted.strategy(), member -> plain(project, member));
  }

  private Target plain(ProjectId project, NewTarget wanted) {
    return switch (wanted.type()) {
      case NewTarget.RECORDED -> recorded(project, Rules.needed("target.set", wanted.set()));
      case NewTarget.HTTP ->
          http.target(
              wanted,
              wanted.prompt() == null && wanted.promptVersionId() == null
                  ? Optional.empty()
                  : Optional.of(promptVersion(project, wanted).id()));
      default -> {
        ModelName model = Rules.needed("target.model", wanted.model());
        yield new Target.PromptOnModel(promptVersion(project, wanted).id(), model);
      }
    };
  }

  private Target recorded(ProjectId project, String set) {
    if (sets.find(project, set).isEmpty()) {
      throw new InvalidFieldException(
          "target.set",
          "There is no recorded set '%s' in this project; POST /models/recorded keeps one."
              .formatted(set));
    }
    return new Target.Recorded(set);
  }

  private PromptVersion promptVersion(ProjectId project, NewTarget wanted) {
    if (wanted.promptVersionId() != null) {
      return prompts.version(project, PromptVersionId.of(wanted.promptVersionId()));
    }
    String name = Rules.needed("target.prompt", wanted.prompt());
    return prompts.version(
        project, prompts.prompt(project, name), Rules.needed("target.version", wanted.version()));
  }
}
