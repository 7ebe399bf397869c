package dev.hansei.api.pages.browser;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.infra.registry.prompts.NewPromptVersion;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.prompts.StageMove;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.infra.registry.suites.MetricSummary;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunSummary;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.statistics.Bootstrap;
import dev.hansei.workflows.statistics.BootstrapPlan;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Observation;
import dev.hansei.workflows.statistics.Range;
import dev.hansei.workflows.suites.ErrorReason;
import dev.hansei.workflows.suites.Manifest;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.Suite;
import dev.hansei.workflows.suites.Target;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A prompt with two versions, a suite, and runs of both: a baseline, a better one, one that goes.
 */
final class RunSeed {
  private static final ModelName MODEL = new ModelName("builtin/extractive");

  final Prompt prompt;
  final PromptVersion live;
  final PromptVersion candidate;
  final Suite suite;
  final RunId baselineRun;
  final RunId candidateRun;
  final RunId goingRun;

  private final LoopSeed loop;
  private final ProjectId project;

  RunSeed(LoopSeed loop, Person author) {
    this.loop = loop;
    this.project = loop.project.id();
    this.prompt =
        loop.server.get(Prompts.class).create(project, new PromptName("answer"), loop.actor);
    this.live = version(content(1), "first version", Optional.empty(), author);
    this.candidate =
        version(content(4), "read four passages, name the limit", Optional.of(live.id()), author);
    loop.server
        .get(StagePointers.class)
        .move(project, new StageMove(prompt.id(), Stage.PRODUCTION, live.id(), 0), loop.actor);
    this.suite = suite();
    this.baselineRun = run(live, 0.62, 1, LoopSeed.CASES);
    this.candidateRun = run(candidate, 0.72, 2, LoopSeed.CASES);
    this.goingRun = run(candidate, 0.7, 3, LoopSeed.CASES / 2);
  }

  private PromptVersion version(
      PromptContent content, String words, Optional<PromptVersionId> parent, Person author) {
    return loop.server
        .get(Prompts.class)
        .addVersion(
            project,
            prompt.id(),
            new NewPromptVersion(content, loop.say(words, 200), parent, author.id()));
  }

  /** The metric that differs. */
  String f1() {
    return loop.say("f1", 60);
  }

  /** The other one. */
  String similar() {
    return loop.say("similar", 60);
  }

  private Suite suite() {
    return loop.server
        .get(Suites.class)
        .create(
            project,
            loop.say("quality", 80),
            loop.dataset.id(),
            List.of(
                new Assertion(MetricType.F1, f1(), null, 0.6, 1, null),
                new Assertion(MetricType.SIMILAR, similar(), null, 0.7, 1, null)),
            loop.actor);
  }

  private PromptContent content(int depth) {
    String more = depth > 1 ? " only. Name the limit in days.\nIf they do not say, say so" : "";
    return new PromptContent(
        List.of(
            new Message(
                Message.Role.SYSTEM,
                loop.say(
                    "You answer customers of a web shop.\nAnswer from the passages%s.\n\n{{context}}"
                        .formatted(more))),
            new Message(Message.Role.USER, loop.say("{{question}}"))),
        List.of("question", "context"),
        new ModelSettings(depth > 1 ? 0.0 : 0.7, null, 400, null),
        "",
        Map.of("retrievalDepth", depth, loop.say("tone", 80), loop.say("plain")));
  }

  private RunId run(PromptVersion version, double mean, long seed, int done) {
    RunId id = new RunId(loop.id());
    var input =
        new RunSuiteInput(
            project,
            id,
            suite.id(),
            loop.version.id(),
            new Target.PromptOnModel(version.id(), MODEL),
            1,
            loop.actor);
    var runs = loop.server.get(Runs.class);
    Manifest manifest = manifest(input, version);
    runs.open(input, manifest, stored(manifest));
    List<Case> cases =
        loop.server.get(Cases.class).ofVersion(project, loop.version.id(), 0, LoopSeed.CASES);
    var random = new Random(seed);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < done; i++) {
      outcomes.add(outcome(id, i, cases.get(i), mean + random.nextGaussian() * 0.15));
    }
    loop.server.get(Outcomes.class).record(project, outcomes);
    if (done == cases.size()) {
      runs.close(project, id, RunState.COMPLETED, summary(outcomes));
    }
    return id;
  }

  private Manifest manifest(RunSuiteInput input, PromptVersion version) {
    return new Manifest(
        input.runId(),
        suite.id(),
        loop.version.id(),
        loop.version.cases().sha256(),
        LoopSeed.CASES,
        1,
        input.target(),
        version.artifact().sha256().hex(),
        suite.assertions(),
        List.of(),
        "seed",
        Map.of("hansei", "test"));
  }

  private ArtifactRef stored(Manifest manifest) {
    byte[] json =
        loop.server.get(CanonicalJson.class).write(manifest).getBytes(StandardCharsets.UTF_8);
    return loop.server.get(ObjectStore.class).put(json, ArtifactRef.JSON);
  }

  private Outcome outcome(RunId run, int ordinal, Case item, double score) {
    double value = Math.clamp(score, 0.02, 1);
    String answer = value > 0.6 ? item.content().reference() : loop.talk(ordinal).answer();
    CallKey key = new CallKey(Sha256.of("%s %d".formatted(run, ordinal)));
    loop.server
        .get(CallJournal.class)
        .record(
            project,
            new JournalEntry(key, MODEL, answer, new Usage(512, 24, 0), 12, Instant.now()));
    Result result =
        ordinal == 7
            ? new Result.Errored(ErrorReason.RATE_LIMITED)
            : new Result.Scored(
                List.of(
                    new Score(f1(), value, value >= 0.6, ""),
                    new Score(
                        similar(), Math.min(1, value + 0.1), value + 0.1 >= 0.7, loop.say(""))));
    return new Outcome(
        run, ordinal, item.id(), 0, result, Optional.of(key), new Usage(512, 24, 0), 12, false);
  }

  private RunSummary summary(List<Outcome> outcomes) {
    return new RunSummary(
        List.of(f1(), similar()).stream().map(metric -> summary(metric, outcomes)).toList());
  }

  private static MetricSummary summary(String metric, List<Outcome> outcomes) {
    List<Score> scores =
        outcomes.stream()
            .flatMap(
                it -> it.result() instanceof Result.Scored scored ? scored.scores().stream() : null)
            .filter(score -> score.metric().equals(metric))
            .toList();
    List<Observation> seen = new ArrayList<>();
    for (Score score : scores) {
      seen.add(new Observation("case " + seen.size(), score.value()));
    }
    Estimate mean = Bootstrap.mean(seen, Range.UNIT, BootstrapPlan.withSeed(1));
    int passed = Math.toIntExact(scores.stream().filter(Score::passed).count());
    return new MetricSummary(
        metric,
        mean.n(),
        mean.value(),
        mean.lower(),
        mean.upper(),
        mean.confidence(),
        passed,
        scores.size(),
        scores.size(),
        null);
  }
}
