package dev.hansei.api.campaigns;

import dev.hansei.api.bodies.Named;
import dev.hansei.api.bodies.Rules;
import dev.hansei.api.gates.GateKeeper;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.prompts.PromptFinder;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.Documents;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.campaigns.CampaignId;
import dev.hansei.workflows.campaigns.CampaignPlan;
import dev.hansei.workflows.cases.Document;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.StagePointer;
import dev.hansei.workflows.suites.Suite;
import dev.hansei.workflows.suites.SuiteId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Turns a campaign's document into a plan, and refuses what could only fail later. */
@Singleton
final class CampaignRequests {
  private final PromptFinder prompts;
  private final StagePointers pointers;
  private final Suites suites;
  private final Datasets datasets;
  private final Documents documents;
  private final GateKeeper gates;
  private final OptionalSteps optional;
  private final Ids ids;

  CampaignRequests(
      PromptFinder prompts,
      StagePointers pointers,
      Suites suites,
      Datasets datasets,
      Documents documents,
      GateKeeper gates,
      OptionalSteps optional,
      Ids ids) {
    this.prompts = prompts;
    this.pointers = pointers;
    this.suites = suites;
    this.datasets = datasets;
    this.documents = documents;
    this.gates = gates;
    this.optional = optional;
    this.ids = ids;
  }

  /**
   * The plan under a new id; nothing is written.
   *
   * @throws dev.hansei.api.problems.ApiException 404 for what the project does not have; 422 for
   *     what could not come to anything
   */
  CampaignPlan plan(ProjectId project, NewCampaign body, PersonId person) {
    return plan(project, new CampaignId(ids.next()), body, person);
  }

  /** The same under an id of the caller's. */
  CampaignPlan plan(ProjectId project, CampaignId id, NewCampaign body, PersonId person) {
    Prompt prompt = prompts.prompt(project, body.prompt());
    Suite suite = suite(project, body.suite());
    Optional<PromptVersionId> live =
        pointers.live(project, prompt.id(), body.stageOrProduction()).map(StagePointer::version);
    return new CampaignPlan(
        project,
        id,
        body.name(),
        prompt.id(),
        body.stageOrProduction(),
        candidates(project, body, prompt, live),
        optional.answerer(body),
        body.collects(),
        Optional.ofNullable(body.cases()).map(cases -> cases(project, body, cases, suite)),
        new CampaignPlan.Examination(
            suite.id(), suite.datasetId(), body.repeatsOrOnce(), optional.judges(project, suite)),
        optional.labels(project, body),
        optional.certificate(project, body, suite),
        Optional.ofNullable(body.gate()).map(gate -> gates.require(project, gate)).map(Gate::id),
        optional.tuning(project, body),
        Optional.ofNullable(body.promote())
            .map(promote ->
                new CampaignPlan.Promotion(
                    promote.patienceOrUsual(), Optional.ofNullable(promote.canary()))),
        body.budget().budget(),
        body.rhythm(),
        person);
  }

  private List<PromptVersionId> candidates(
      ProjectId project, NewCampaign body, Prompt prompt, Optional<PromptVersionId> live) {
    List<PromptVersionId> wanted =
        body.candidateNumbers().stream()
            .map(number -> prompts.version(project, prompt, number))
            .map(PromptVersion::id)
            .toList();
    if (live.isPresent() && wanted.contains(live.get())) {
      throw new InvalidFieldException(
          "candidates",
          "Version %d is live at %s already; a candidate is another version."
              .formatted(
                  body.candidateNumbers().get(wanted.indexOf(live.get())),
                  body.stageOrProduction().word()));
    }
    if (live.isEmpty() && wanted.isEmpty()) {
      throw ApiProblem.refused(
              "nothing-to-run",
              "Nothing is live at %s and no candidate is named, so there is nothing to run. Name a"
                      .formatted(body.stageOrProduction().word())
                  + " version under 'candidates'.")
          .raise();
    }
    return wanted;
  }

  private Suite suite(ProjectId project, String idOrName) {
    return Named.require(
        "suite",
        idOrName,
        id -> suites.find(project, new SuiteId(id)),
        name -> suites.findByName(project, name));
  }

  private CampaignPlan.Cases cases(
      ProjectId project, NewCampaign body, NewCampaign.NewCases cases, Suite suite) {
    requireDatasetOf(project, cases, suite);
    return new CampaignPlan.Cases(
        cases.documentNames().stream().map(name -> document(project, name)).distinct().toList(),
        cases.questions(),
        cases.isFromFailures(),
        cases.model() == null ? Rules.needed("cases.model", body.model()) : cases.model(),
        cases.isFinal());
  }

  private void requireDatasetOf(ProjectId project, NewCampaign.NewCases cases, Suite suite) {
    String asked = datasets.require(project, suite.datasetId()).name();
    if (cases.dataset() != null && !cases.dataset().equals(asked)) {
      throw new InvalidFieldException(
          "cases.dataset",
          "The suite '%s' asks the dataset '%s'; cases made elsewhere would not be run."
              .formatted(suite.name(), asked));
    }
  }

  private DocumentId document(ProjectId project, String nameOrId) {
    return Named.<Document>require(
            "document",
            nameOrId,
            id -> documents.find(project, new DocumentId(id)),
            name -> documents.findByName(project, name))
        .id();
  }
}
