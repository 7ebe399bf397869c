package dev.hansei.api.openapi;

import dev.hansei.api.calibrations.CalibrationSeed;
import dev.hansei.api.calibrations.DiscoverySeed;
import dev.hansei.api.campaigns.CampaignSeed;
import dev.hansei.api.failures.ClusterSeed;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.api.monitors.MonitorSeed;
import dev.hansei.api.suites.FinishedRuns;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.calibrations.Alignments;
import dev.hansei.infra.registry.calibrations.JudgeTestRuns;
import dev.hansei.infra.registry.calibrations.Pairs;
import dev.hansei.infra.registry.cases.Generations;
import dev.hansei.infra.registry.failures.Collections;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.infra.registry.tunings.Tunings;
import dev.hansei.workflows.calibrations.AlignInput;
import dev.hansei.workflows.calibrations.AlignmentId;
import dev.hansei.workflows.calibrations.JudgeTestId;
import dev.hansei.workflows.calibrations.PairState;
import dev.hansei.workflows.calibrations.TestJudgeInput;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.cases.GenerateCasesInput;
import dev.hansei.workflows.cases.GenerationId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.failures.CollectFailuresInput;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.traces.TraceId;
import dev.hansei.workflows.tunings.TuneInput;
import dev.hansei.workflows.tunings.TuningId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A project that has one of everything, for those who should not get at it. */
final class Belongings {
  private static final String PROMPT = "secret-prompt";

  final Project project;

  private final ApiServer server;
  private final Client owner;
  private final Actor actor;
  private final Person person;

  /** What a path names, by the segment before it. */
  private final Map<String, String> byNoun = new LinkedHashMap<>();

  Belongings(ApiServer server) {
    this.server = server;
    this.project = server.project();
    this.owner = server.everything(project);
    this.person = server.person(project, Role.LEAD);
    this.actor = new Actor.ByPerson(person.id());
    people();
    traces();
    cases();
    prompts();
    products();
    runs();
    promotion();
    labels();
    campaign();
  }

  /** The id of the thing of ours that a path names after that segment. */
  String of(String noun) {
    var id = byNoun.get(noun);
    if (id == null) {
      throw new AssertionError("one more thing for Belongings: what stands after /" + noun + "/");
    }
    return id;
  }

  private void people() {
    byNoun.put("people", person.id().toString());
    byNoun.put("roles", "annotator");
    var token = owner.post("/tokens", "{\"name\":\"t\",\"roles\":[\"lead\"]}").expect(201);
    byNoun.put("tokens", token.text("/id"));
    var webhook = post("/webhooks", "application/json", "{\"url\":\"https://8.8.8.8/hook\"}");
    byNoun.put("webhooks", webhook.text("/id"));
    var test = "/webhooks/%s/test".formatted(of("webhooks"));
    byNoun.put("deliveries", post(test, "application/json", "{}").text("/event"));
  }

  private void traces() {
    var trace = TraceId.ofExternal("t");
    post("/traces", "application/jsonl", "{\"externalId\":\"t\",\"input\":\"a\",\"output\":\"b\"}");
    owner.post("/traces", "application/jsonl", "no json".getBytes(StandardCharsets.UTF_8));
    byNoun.put("traces", trace.toString());
    byNoun.put("dead-letters", owner.get("/traces/dead-letters").text("/items/0/id"));
    var collection = new CollectionId(id());
    server
        .get(Collections.class)
        .begin(new CollectFailuresInput(project.id(), collection, actor, false));
    byNoun.put("collections", collection.toString());
    var failure =
        new Failure(
            new FailureId(id()),
            trace,
            List.of(FailureReason.REFUSAL),
            Severity.LOW,
            "a",
            "b",
            "",
            Instant.parse("2026-11-20T10:00:00Z"));
    server.get(Failures.class).record(project.id(), collection, List.of(failure));
    byNoun.put("failures", failure.id().toString());
    byNoun.put("clusters", ClusterSeed.allInOne(server, project.id()).toString());
    byNoun.put("modes", of("clusters"));
  }

  private void cases() {
    byNoun.put(
        "datasets",
        post("/cases/datasets", "application/json", "{\"name\":\"secret\",\"split\":\"gate\"}")
            .text("/id"));
    post(
        "/cases/datasets/secret/cases",
        "application/jsonl",
        "{\"question\":\"a?\",\"reference\":\"b\"}");
    byNoun.put("cases", owner.get("/cases/datasets/secret/cases").text("/items/0/id"));
    post("/cases/datasets/secret/versions", "application/json", "{}");
    byNoun.put(
        "documents", post("/cases/documents?name=d", "text/plain", "Thirty days.").text("/id"));
    var generation = new GenerationId(id());
    server
        .get(Generations.class)
        .plan(
            new GenerateCasesInput(
                project.id(),
                generation,
                DatasetId.of(of("datasets")),
                new ModelName("builtin/extractive"),
                List.of(DocumentId.of(of("documents"))),
                1,
                false,
                false,
                actor));
    byNoun.put("generations", generation.toString());
  }

  private void prompts() {
    post("/prompts", "application/json", "{\"name\":\"%s\"}".formatted(PROMPT));
    var version =
        post(
            "/prompts/" + PROMPT + "/versions",
            "application/json",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}");
    byNoun.put("prompts", PROMPT);
    byNoun.put("versions", "1");
    byNoun.put("prompt-version", version.text("/id"));
    var criterion =
        post("/criteria", "application/json", "{\"name\":\"c\",\"sentence\":\"Is short.\"}");
    byNoun.put("criteria", criterion.text("/id"));
    byNoun.put(
        "examples",
        post(
                "/criteria/" + of("criteria") + "/examples",
                "application/json",
                "{\"meets\":true,\"answer\":\"Yes.\"}")
            .text("/id"));
    byNoun.put(
        "judges",
        post(
                "/criteria/" + of("criteria") + "/judges",
                "application/json",
                "{\"rubric\":\"r\",\"model\":\"openai/gpt-4o-mini\"}")
            .text("/id"));
  }

  private void products() {
    byNoun.put(
        "embedding-sets",
        post("/models/embedding-sets", "application/json", "{\"texts\":[\"a\"]}").text("/id"));
    byNoun.put(
        "adapters",
        post("/tunings/adapters?name=a&kind=lora&base=a/b", "application/octet-stream", "weights")
            .text("/id"));
    var tuning = new TuningId(id());
    server
        .get(Tunings.class)
        .open(
            new TuneInput(
                project.id(),
                tuning,
                "secret",
                new DatasetVersionId(id()),
                PromptVersionId.of(of("prompt-version")),
                person.id()));
    byNoun.put("tunings", tuning.toString());
  }

  private void runs() {
    var suite = "{\"name\":\"secret\",\"dataset\":\"secret\",\"assertions\":[{\"type\":\"f1\"}]}";
    byNoun.put("suites", post("/suites", "application/json", suite).text("/id"));
    var run =
        new FinishedRuns(server, project, 3).of(PromptVersionId.of(of("prompt-version")), 0.7);
    byNoun.put("runs", run.toString());
    byNoun.put("outcomes", "0");
    byNoun.put("lineage", "run");
    byNoun.put("run", run.toString());
    var gate =
        post(
            "/gates",
            "application/json",
            "{\"name\":\"secret\",\"rules\":[{\"type\":\"coverage\",\"minimum\":0.5}]}");
    byNoun.put("gates", gate.text("/id"));
    byNoun.put(
        "verdicts",
        post(
                "/gates/secret/verdicts",
                "application/json",
                "{\"candidateRun\":\"%s\"}".formatted(run))
            .text("/id"));
  }

  private void promotion() {
    var promotion = new PromotionId(id());
    var prompt = owner.get("/prompts").text("/items/0/id");
    var monitor = MonitorSeed.of(server, project, new PromptId(UUID.fromString(prompt)), List.of());
    byNoun.put("monitors", monitor.id().toString());
    server
        .get(Promotions.class)
        .open(
            new PromoteInput(
                project.id(),
                promotion,
                new PromptId(UUID.fromString(prompt)),
                PromptVersionId.of(of("prompt-version")),
                Stage.PRODUCTION,
                new GateId(UUID.fromString(of("gates"))),
                Optional.empty(),
                new RunId(UUID.fromString(of("runs"))),
                person.id(),
                Duration.ofDays(1),
                Optional.empty()));
    byNoun.put("promotions", promotion.toString());
    byNoun.put("decisions", "no-decision-yet");
    emergency();
  }

  private void emergency() {
    var broken =
        "{\"prompt\":\"%s\",\"version\":1,\"stage\":\"dev\",\"reason\":\"%s\"}"
            .formatted(PROMPT, "the door is broken and this mends it");
    byNoun.put(
        "break-glass", post("/promotions/break-glass", "application/json", broken).text("/id"));
  }

  private void labels() {
    var seed = new CalibrationSeed(server, project);
    byNoun.put("calibrations", seed.measured().toString());
    discovery();
    tests(seed);
    alignment();
    asked(seed);
  }

  private void tests(CalibrationSeed seed) {
    var criterion = seed.judge().criterionId();
    var pairs = server.get(Pairs.class);
    pairs.propose(project.id(), criterion, actor);
    byNoun.put(
        "pairs",
        pairs.of(project.id(), criterion, PairState.PROPOSED, 1).getFirst().pair().id().toString());
    var test = new JudgeTestId(id());
    server
        .get(JudgeTestRuns.class)
        .open(new TestJudgeInput(project.id(), test, seed.judge().id(), actor));
    byNoun.put("tests", test.toString());
  }

  private void discovery() {
    var discovery = new DiscoverySeed(server, project);
    byNoun.put("discoveries", discovery.id().toString());
    byNoun.put("proposals", discovery.proposals().getFirst().id().toString());
  }

  private void alignment() {
    var alignment = new AlignmentId(id());
    server
        .get(Alignments.class)
        .open(
            new AlignInput(
                project.id(),
                alignment,
                JudgeId.of(of("judges")),
                AlignInput.Way.BOTH,
                1,
                100,
                Split.GATE,
                actor));
    byNoun.put("alignments", alignment.toString());
  }

  private void asked(CalibrationSeed seed) {
    var queue = seed.asked().open(1).toString();
    byNoun.put("queues", queue);
    var next = "/annotations/queues/%s/next".formatted(queue);
    byNoun.put("tasks", post(next, "application/json", "{}").text("/task/id"));
    var submit = "/annotations/tasks/%s/submit".formatted(of("tasks"));
    var form =
        "{\"name\":\"f\",\"fields\":[{\"key\":\"a\",\"prompt\":\"b?\",\"type\":\"pass-fail\"}]}";
    byNoun.put("forms", post("/annotations/forms", "application/json", form).text("/id"));
    var item = "{\"question\":\"q\",\"answer\":\"a\"}";
    var brought = post("/annotations/items?name=theirs", "application/jsonl", item);
    byNoun.put("items", brought.text("/set/id"));
    byNoun.put("annotations", post(submit, "application/json", "{\"label\":\"pass\"}").text("/id"));
    var gold = "{\"task\":\"%s\",\"label\":\"pass\",\"reason\":\"r\"}".formatted(of("tasks"));
    post("/annotations/queues/%s/gold".formatted(queue), "application/jsonl", gold);
    byNoun.put("gold", of("tasks"));
  }

  private void campaign() {
    byNoun.put("campaigns", new CampaignSeed(server, project).held().toString());
  }

  private Answer post(String path, String mediaType, String body) {
    var answer = owner.post(path, mediaType, body.getBytes(StandardCharsets.UTF_8));
    if (answer.status() / 100 != 2) {
      throw new AssertionError("POST %s: %s".formatted(path, answer.body()));
    }
    return answer;
  }

  private UUID id() {
    return server.get(Ids.class).next();
  }
}
