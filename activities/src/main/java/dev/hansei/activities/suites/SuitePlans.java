package dev.hansei.activities.suites;

import dev.hansei.activities.criteria.JudgeCalls;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.models.PriceLists;
import dev.hansei.infra.registry.models.RecordedSets;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.models.Pricing;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.Manifest;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.Suite;
import dev.hansei.workflows.suites.Target;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a run is made of, freezes it in a manifest, and refuses what could never run. */
@Singleton
final class SuitePlans {
  private final Suites suites;
  private final Datasets datasets;
  private final Prompts prompts;
  private final Judges judges;
  private final Runs runs;
  private final BaselineAnswers baselines;
  private final RecordedSets recordings;
  private final ObjectStore objects;
  private final CanonicalJson json;
  private final KeptManifests manifests;
  private final PriceLists prices;
  private final ManifestParts parts;
  private final StrategyPlans strategies;
  private final DocumentCorpora corpora;
  private final String buildId;

  SuitePlans(
      Suites suites,
      Datasets datasets,
      Prompts prompts,
      Judges judges,
      Runs runs,
      BaselineAnswers baselines,
      RecordedSets recordings,
      ObjectStore objects,
      CanonicalJson json,
      PriceLists prices,
      ManifestParts parts,
      StrategyPlans strategies,
      DocumentCorpora corpora,
      @Value("${hansei.build-id:development}") String buildId) {
    this.suites = suites;
    this.datasets = datasets;
    this.prompts = prompts;
    this.judges = judges;
    this.runs = runs;
    this.baselines = baselines;
    this.recordings = recordings;
    this.objects = objects;
    this.json = json;
    this.manifests = new KeptManifests(objects, json);
    this.prices = prices;
    this.parts = parts;
    this.strategies = strategies;
    this.corpora = corpora;
    this.buildId = buildId;
  }

  /** A manifest and where it is stored. */
  record Stored(Manifest manifest, ArtifactRef artifact) {}

  /**
   * Freezes a run.
   *
   * @throws RegistryException NOT_FOUND; INVALID {@code dataset-of-other-suite}, {@code
   *     judge-is-no-llm}, {@code judge-needs-reference}, {@code nothing-to-check}, {@code
   *     baseline-needed}, {@code baseline-unfit}, {@code corpus-empty} or {@code corpus-too-large}
   */
  Stored freeze(RunSuiteInput input) {
    Manifest manifest = manifest(input);
    byte[] content = json.write(manifest).getBytes(StandardCharsets.UTF_8);
    return new Stored(manifest, objects.put(content, ArtifactRef.JSON));
  }

  /** The same without keeping it; refuses the same. */
  Manifest manifest(RunSuiteInput input) {
    ProjectId project = input.projectId();
    Suite suite = suites.require(project, input.suiteId());
    DatasetVersion version =
        datasets
            .version(project, input.datasetVersionId())
            .orElseThrow(
                () -> RegistryException.notFound("dataset version", input.datasetVersionId()));
    if (!version.datasetId().equals(suite.datasetId())) {
      throw invalid(
          "dataset-of-other-suite",
          "The suite asks another dataset; choose a version of that one.");
    }
    Map<JudgeId, Judge> judging = judgesOf(project, suite.assertions());
    strategies.chooser(project, input.target()).ifPresent(judge -> add(judging, project, judge));
    requireBaseline(input, judging);
    List<Judge> asked = List.copyOf(judging.values());
    Pricing pricing = prices.now(project);
    return new Manifest(
        input.runId(),
        suite.id(),
        version.id(),
        version.cases().sha256(),
        version.caseCount(),
        input.repeats(),
        input.target(),
        promptContent(project, input.target()),
        suite.assertions(),
        asked,
        buildId,
        parts.libraries(),
        new Manifest.PricesUsed(pricing.number(), pricing.currency(), pricing.day()),
        input.seed(),
        parameters(input),
        hashes(input, suite, asked));
  }

  private Map<String, String> hashes(RunSuiteInput input, Suite suite, List<Judge> asked) {
    ProjectId project = input.projectId();
    Map<String, String> hashes =
        new LinkedHashMap<>(parts.hashes(project, suite, asked, input.target()));
    hashes.putAll(strategies.hashes(project, input.target()));
    corpora
        .hash(project, input.datasetVersionId(), suite.assertions())
        .ifPresent(hash -> hashes.put("documents", hash.hex()));
    return hashes;
  }

  /** A pairwise judge needs a finished run on the same cases. */
  private void requireBaseline(RunSuiteInput input, Map<JudgeId, Judge> judging) {
    boolean compares =
        judging.values().stream().anyMatch(judge -> judge.kind() == JudgeKind.PAIRWISE);
    if (compares && input.against().isEmpty()) {
      throw invalid(
          "baseline-needed",
          "A pairwise judge compares with another run; say which one it is against.");
    }
    input
        .against()
        .map(run -> runs.require(input.projectId(), run))
        .filter(run ->
            run.state() != RunState.COMPLETED
                || !run.input().datasetVersionId().equals(input.datasetVersionId()))
        .ifPresent(_ -> {
          throw invalid(
              "baseline-unfit",
              "The run to compare with is not completed, or on another dataset version.");
        });
  }

  /** What the items of a frozen run have in common. */
  RunContext context(RunSuiteInput input, ArtifactRef stored) {
    return context(input, manifests.of(stored));
  }

  /** The same of a manifest that may not be kept. */
  RunContext context(RunSuiteInput input, Manifest manifest) {
    ProjectId project = input.projectId();
    TargetRequests target = requests(project, manifest.target().plain(), manifest);
    Map<JudgeId, Judge> byId = new LinkedHashMap<>();
    manifest.judges().forEach(judge -> byId.put(judge.id(), judge));
    return new RunContext(
        project,
        target,
        manifest.assertions(),
        byId,
        item -> input.against().flatMap(run -> baselines.of(project, run, item)),
        pricing(project, manifest.prices()),
        strategies.asked(project, manifest, target),
        corpus(project, manifest));
  }

  private ChunkCorpus corpus(ProjectId project, Manifest manifest) {
    return DocumentCorpora.isAskedBy(manifest.assertions())
        ? ChunkCorpus.of(() -> corpora.read(project, manifest.datasetVersionId()))
        : ChunkCorpus.NONE;
  }

  private TargetRequests requests(ProjectId project, Target target, Manifest manifest) {
    return switch (target) {
      case Target.PromptOnModel(var id, var model) ->
          new TargetRequests.Prompted(
              version(project, id).content(), model, manifest.seed(), manifest.needsLogprobs());
      case Target.Recorded(String set) -> new TargetRequests.Replayed(set);
      case Target.Http http ->
          new HttpRequests(
              http, http.asked().map(id -> version(project, id).number()), manifest.runId());
      case Target.ByStrategy(Target of, var _) -> requests(project, of, manifest);
    };
  }

  /** A run that was planned before there were prices is reckoned by none. */
  private Pricing pricing(ProjectId project, Manifest.@Nullable PricesUsed used) {
    return used == null
        ? new Pricing(Optional.empty(), LocalDate.EPOCH)
        : prices.of(project, used.number(), used.day());
  }

  private @Nullable ModelSettings parameters(RunSuiteInput input) {
    return switch (input.target().plain()) {
      case Target.PromptOnModel(var id, var model) -> {
        ModelSettings own = version(input.projectId(), id).content().settingsFor(model);
        yield input.seed() == null ? own : own.withSeed(input.seed());
      }
      case Target.Recorded _, Target.Http _, Target.ByStrategy _ -> null;
    };
  }

  private String promptContent(ProjectId project, Target target) {
    return switch (target) {
      case Target.PromptOnModel(var id, var _) -> version(project, id).artifact().sha256().hex();
      case Target.Recorded(String set) -> {
        if (recordings.find(project, set).isEmpty()) {
          throw RegistryException.notFound("recorded set", set);
        }
        yield "";
      }
      case Target.Http http ->
          http.asked().map(id -> version(project, id).artifact().sha256().hex()).orElse("");
      case Target.ByStrategy(Target of, var _) -> promptContent(project, of);
    };
  }

  private PromptVersion version(ProjectId project, PromptVersionId id) {
    return prompts
        .version(project, id)
        .orElseThrow(() -> RegistryException.notFound("prompt version", id));
  }

  /** The judges of the assertions, and the members of juries among them. */
  private Map<JudgeId, Judge> judgesOf(ProjectId project, List<Assertion> assertions) {
    Map<JudgeId, Judge> found = new LinkedHashMap<>();
    for (Assertion assertion : assertions) {
      for (Assertion leaf : assertion.leaves()) {
        JudgeId id = leaf.judge();
        if (id != null) {
          add(found, project, judges.require(project, id));
        }
      }
    }
    return found;
  }

  private void add(Map<JudgeId, Judge> found, ProjectId project, Judge judge) {
    if (judge.kind() != JudgeKind.PAIRWISE) {
      JudgeCalls.requireScoring(judge);
    }
    found.put(judge.id(), judge);
    for (JudgeId member : judge.members()) {
      found.put(member, judges.require(project, member));
    }
  }

  private static RegistryException invalid(String code, String message) {
    return new RegistryException(RegistryException.Kind.INVALID, code, message);
  }
}
