package dev.hansei.api.pages.browser;

import dev.hansei.api.monitors.MonitorSeed;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.gates.EvidenceReader;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.infra.registry.promotions.PromotionDecisions;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.infra.registry.traces.redaction.RedactionPolicies;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GatePolicy;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionActivities.DecisionToRecord;
import dev.hansei.workflows.promotions.PromotionActivities.VerdictToRecord;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.traces.redaction.RedactionPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A verdict and a promotion on top of a {@link LoopSeed} and a {@link RunSeed}. */
final class ReleaseSeed {
  final LoopSeed loop;
  final Person chidi;
  final Person dana;

  /** Has every role, and so sees every button. */
  final Person eli;

  final RunSeed runs;
  final Gate gate;
  final VerdictId verdict;
  final PromotionId promotion;
  private final MonitorSeed monitor;

  private final ProjectId project;

  ReleaseSeed(LoopSeed loop) {
    this.loop = loop;
    this.project = loop.project.id();
    Person ben = loop.person("ben", "Ben Okafor", Role.LEAD);
    this.chidi = loop.person("chidi", "Chidi Eze", Role.RELEASE_MANAGER);
    this.dana = loop.person("dana", "Dana Cohen", Role.RELEASE_MANAGER);
    this.eli = loop.person("eli", "Eli Berg", Role.values());
    this.runs = new RunSeed(loop, ben);
    this.gate = gate();
    this.promotion = new PromotionId(loop.id());
    this.verdict = new VerdictId(loop.id());
    promote(ben);
    this.monitor = MonitorSeed.of(loop.server, loop.project, runs.prompt.id(), List.of());
    monitor.take(
        loop.failures.stream().map(Failure::traceId).limit(3).toList(),
        Optional.of("judge:" + loop.say("helpful", 30) + "@" + loop.id()),
        "judge:grounded@" + loop.id());
    redact();
  }

  private ArtifactRef stored(String words) {
    return loop.server
        .get(ObjectStore.class)
        .put(loop.say(words).getBytes(StandardCharsets.UTF_8), "text/plain");
  }

  private Gate gate() {
    return loop.server
        .get(Gates.class)
        .create(
            project,
            loop.say("release", 80),
            List.of(
                new GateRule.Superiority(runs.f1()),
                new GateRule.NonInferiority(runs.similar(), 0.02),
                new GateRule.Coverage(0.9)),
            0.95,
            loop.actor);
  }

  private void promote(Person requester) {
    var input =
        new PromoteInput(
            project,
            promotion,
            runs.prompt.id(),
            runs.candidate.id(),
            Stage.PRODUCTION,
            gate.id(),
            Optional.of(runs.baselineRun),
            runs.candidateRun,
            requester.id(),
            Duration.ofDays(3),
            Optional.of(stored("Fewer wrong limits in the last two weeks.")));
    var promotions = loop.server.get(Promotions.class);
    promotions.open(input);
    Evidence evidence =
        loop.server
            .get(EvidenceReader.class)
            .gather(project, gate, Optional.of(runs.baselineRun), runs.candidateRun);
    promotions.recordVerdict(
        new VerdictToRecord(input, verdict, evidence, GatePolicy.decide(gate, evidence)));
    approve();
  }

  private void approve() {
    ArtifactRef words = stored("Read the ten worst cases; better in eight.");
    loop.server
        .get(PromotionDecisions.class)
        .record(
            new DecisionToRecord(
                project,
                promotion,
                new Decision("seed", chidi.id(), Decision.Kind.APPROVE, Optional.of(words))));
  }

  /** The last thing, since it would take the words from what came after. */
  private void redact() {
    loop.server
        .get(RedactionPolicies.class)
        .set(
            project,
            new RedactionPolicy(Map.of(), List.of(loop.say("Aurora lamp", 80)), List.of()),
            Optional.empty(),
            loop.actor);
  }

  /** Every page of the project, by a short name, in the order of the words at the left. */
  Map<String, String> pages() {
    var pages = new LinkedHashMap<String, String>();
    pages.put("home", "");
    pages.put("traces", "/traces");
    pages.put("trace", "/traces/" + loop.failures.getFirst().traceId());
    pages.put("redaction", "/traces/redaction");
    pages.put("trace-settings", "/traces/settings");
    pages.put("trace-erasing", "/traces/erase");
    pages.put("failures", "/failures/list");
    pages.put("failure", "/failures/" + loop.failures.getFirst().id());
    pages.put("cases", "/cases");
    pages.put("dataset", "/cases/datasets/" + loop.dataset.id());
    pages.put("case", "/cases/" + loop.cases.getFirst().id());
    pages.put("document", "/cases/documents/" + loop.document.id());
    pages.put("prompts", "/prompts");
    pages.put("prompt", "/prompts/answer");
    pages.put("criteria", "/criteria");
    pages.put("suites", "/suites");
    pages.put("suite", "/suites/" + runs.suite.id());
    pages.put("run", "/suites/runs/" + runs.candidateRun);
    pages.put("run-going", "/suites/runs/" + runs.goingRun);
    pages.put("outcome", "/suites/runs/" + runs.candidateRun + "/outcomes/3");
    pages.put(
        "compare",
        "/suites/compare?baseline=%s&candidate=%s".formatted(runs.baselineRun, runs.candidateRun));
    addRelease(pages);
    pages.put("models", "/models");
    pages.put("lineage", "/lineage");
    pages.put("lineage-run", "/lineage/run/" + runs.candidateRun);
    pages.put("people", "/people");
    pages.put("person", "/people/" + chidi.id());
    pages.put("tokens", "/tokens");
    pages.put("webhooks", "/webhooks");
    pages.put("audit", "/audit");
    return pages;
  }

  private void addRelease(Map<String, String> pages) {
    pages.put("gates", "/gates");
    pages.put("verdict", "/gates/verdicts/" + verdict);
    pages.put("monitors", "/monitors");
    pages.put("monitor", "/monitors/" + monitor.id());
    pages.put("promotions", "/promotions");
    pages.put("promotion", "/promotions/" + promotion);
    pages.put("ask", "/promotions/new?prompt=answer");
  }

  /** The address of one of them, below the project's. */
  String page(String name) {
    return Objects.requireNonNull(pages().get(name), name);
  }
}
