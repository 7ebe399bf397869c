package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.LoopFixture;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.infra.registry.prompts.NewPromptVersion;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.gates.Clause;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionActivities.DecisionToRecord;
import dev.hansei.workflows.promotions.PromotionActivities.StageMove;
import dev.hansei.workflows.promotions.PromotionActivities.VerdictToRecord;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.prompts.PinnedPartial;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import dev.hansei.workflows.suites.RunId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A prompt, a gate, a requester and three release managers: what promotions need. */
final class PromotionFixture {
  private final TestRegistry registry;
  private final LoopFixture loop;
  private final PersonId requester;
  private final List<PersonId> managers;
  private final Gate gate;
  private final Map<PromptVersionId, RunId> runs = new HashMap<>();

  PromotionFixture(TestRegistry registry) {
    this.registry = registry;
    this.loop = new LoopFixture(registry, 1);
    this.requester = loop.person(Role.LEAD);
    this.managers = IntStream.range(0, 3).mapToObj(n -> loop.person(Role.RELEASE_MANAGER)).toList();
    List<GateRule> rules = List.of(new GateRule.RequiredCases());
    this.gate =
        registry.get(Gates.class).create(project(), "gate", rules, 0.95, LoopFixture.SYSTEM);
  }

  ProjectId project() {
    return loop.project();
  }

  PersonId author() {
    return loop.author();
  }

  PersonId requester() {
    return requester;
  }

  PersonId manager(int number) {
    return managers.get(number);
  }

  /** A version with a completed run. */
  PromptVersion version(String template) {
    var version = loop.promptVersion(template + " {{question}}");
    runs.put(version.id(), loop.completed(version, 1, 1.0));
    return version;
  }

  /** A version of the author's with a completed run, which pins a version that somebody wrote. */
  PromptVersion pinningOneBy(PersonId person) {
    var prompts = registry.get(Prompts.class);
    var name = new PromptName("piece");
    var piece = prompts.create(project(), name, LoopFixture.SYSTEM);
    var plain = loop.promptVersion("{{question}}").content();
    var one = prompts.addVersion(project(), piece.id(), saved(plain, person));
    var partial = new PinnedPartial(name, 1, one.artifact().sha256(), "{{question}}");
    var whole =
        plain
            .filled(List.of(new Message(Message.Role.USER, "{{>p}}?")))
            .withPartials(Map.of("p", partial));
    var version = prompts.addVersion(project(), loop.prompt().id(), saved(whole, author()));
    runs.put(version.id(), loop.completed(version, 1, 1.0));
    return version;
  }

  private static NewPromptVersion saved(PromptContent content, PersonId person) {
    return new NewPromptVersion(content, "", Optional.empty(), person);
  }

  Optional<StagePointer> live() {
    return registry.get(StagePointers.class).live(project(), loop.prompt().id(), Stage.PRODUCTION);
  }

  PromoteInput request(PromptVersion candidate) {
    return new PromoteInput(
        project(),
        new PromotionId(registry.get(Ids.class).next()),
        loop.prompt().id(),
        candidate.id(),
        Stage.PRODUCTION,
        gate.id(),
        live().map(pointer -> run(pointer.version())),
        run(candidate.id()),
        requester,
        Duration.ofDays(1),
        Optional.empty());
  }

  PromoteInput opened(PromptVersion candidate) {
    var input = request(candidate);
    registry.get(Promotions.class).open(input);
    return input;
  }

  /** Opened, passed by the gate, approved by two. */
  PromoteInput approved(PromptVersion candidate) {
    var input = opened(candidate);
    pass(input);
    decide(input, "one", manager(0), Decision.Kind.APPROVE);
    decide(input, "two", manager(1), Decision.Kind.APPROVE);
    return input;
  }

  void pass(PromoteInput input) {
    var evidence =
        new Evidence(input.baselineRun(), input.candidateRun(), List.of(), 1, 1, 0, List.of(), 0);
    var clause =
        new Clause(new GateRule.RequiredCases(), Clause.State.PASS, "No case is required.", 0);
    registry
        .get(Promotions.class)
        .recordVerdict(
            new VerdictToRecord(
                input,
                new VerdictId(registry.get(Ids.class).next()),
                evidence,
                new Verdict.Pass(List.of(clause))));
  }

  void decide(PromoteInput input, String id, PersonId person, Decision.Kind kind) {
    registry
        .get(PromotionDecisions.class)
        .record(
            new DecisionToRecord(
                project(), input.promotionId(), new Decision(id, person, kind, Optional.empty())));
  }

  PromotionState move(PromoteInput input, long revision) {
    return registry.get(PromotionMoves.class).move(new StageMove(input, revision));
  }

  private RunId run(PromptVersionId version) {
    var run = runs.get(version);
    if (run == null) {
      throw new IllegalStateException("no run of version " + version);
    }
    return run;
  }
}
