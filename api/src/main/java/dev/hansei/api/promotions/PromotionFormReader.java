package dev.hansei.api.promotions;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.Times;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.suites.RunWords;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.infra.registry.projects.Member;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.promotions.Rulebook;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.ApprovalPolicy;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import dev.hansei.workflows.suites.RunState;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what a promotion can be asked for with. */
@Singleton
final class PromotionFormReader {
  /** Runs are looked for among the newest; older ones are named by API or command. */
  private static final PageRequest NEWEST = PageRequest.first(PageRequest.LIMIT_MAX);

  private final Prompts prompts;
  private final StagePointers pointers;
  private final Runs runs;
  private final Gates gates;
  private final People people;
  private final RunWords words;
  private final PlanChooser plans;
  private final RolloutChoices rollouts;
  private final Rulebook rulebook;

  PromotionFormReader(
      Prompts prompts,
      StagePointers pointers,
      Runs runs,
      Gates gates,
      People people,
      RunWords words,
      PlanChooser plans,
      RolloutChoices rollouts,
      Rulebook rulebook) {
    this.prompts = prompts;
    this.pointers = pointers;
    this.runs = runs;
    this.gates = gates;
    this.people = people;
    this.words = words;
    this.plans = plans;
    this.rollouts = rollouts;
    this.rulebook = rulebook;
  }

  /** What the address says; all of it may be empty or name nothing. */
  record Asked(
      String prompt, int version, String stage, String candidate, PromotionForm.Wanted wanted) {}

  PromotionForm read(Frame frame, Caller caller, Asked asked) {
    ProjectId project = caller.projectId();
    List<Prompt> all = prompts.page(project, NEWEST).items();
    Optional<Prompt> prompt = chosen(all, asked.prompt());
    Map<PromptVersionId, Integer> versions =
        prompt
            .map(it -> prompts.numbers(project, it.id(), PageRequest.LIMIT_DEFAULT))
            .orElse(Map.of());
    Stage stage = Names.find(Stage.class, asked.stage()).orElse(Stage.PRODUCTION);
    Optional<PromptVersionId> live =
        prompt.flatMap(it -> pointers.live(project, it.id(), stage)).map(StagePointer::version);
    Optional<ReleasePlan> plan = prompt.flatMap(it -> plans.of(project, it.id(), stage, null));
    Optional<PromptVersion> version =
        version(versions, asked.version(), live).flatMap(it -> prompts.version(project, it));
    List<RunView> completed = completed(project);
    List<RunView> candidates = version.map(it -> of(completed, it.id())).orElse(List.of());
    Optional<RunView> candidate = run(candidates, asked.candidate());
    return new PromotionForm(
        frame,
        all.stream().map(it -> it.name().value()).toList(),
        prompt.map(it -> it.name().value()).orElse(""),
        List.copyOf(versions.values()),
        version.map(PromptVersion::number).orElse(0),
        stage,
        live.flatMap(it -> prompts.version(project, it)).map(PromptVersion::number),
        choices(frame, project, candidates),
        candidate.map(it -> choice(frame, project, it)),
        choices(frame, project, baselines(completed, live, candidate)),
        gateChoices(project),
        asked.wanted(),
        approvers(caller, version.map(it -> prompts.authors(project, it)).orElse(List.of())),
        ApprovalPolicy.needed(plan),
        prompt
            .map(it -> rollouts.of(project, it, stage, plan, live.isPresent()))
            .orElseGet(RolloutChoices::none));
  }

  private List<PromotionForm.GateChoice> gateChoices(ProjectId project) {
    return gates.page(project, PageRequest.first()).items().stream()
        .map(it ->
            new PromotionForm.GateChoice(
                it.id().toString(), "%s no. %d".formatted(it.name(), it.number())))
        .toList();
  }

  private static Optional<Prompt> chosen(List<Prompt> all, String name) {
    return all.stream()
        .filter(it -> it.name().value().equals(name))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /** The one asked for, else the newest that is not live. */
  private static Optional<PromptVersionId> version(
      Map<PromptVersionId, Integer> versions, int number, Optional<PromptVersionId> live) {
    return versions.entrySet().stream()
        .filter(it -> it.getValue() == number)
        .map(Map.Entry::getKey)
        .findFirst()
        .or(() ->
            versions.keySet().stream().filter(it -> live.filter(it::equals).isEmpty()).findFirst())
        .or(() -> versions.keySet().stream().findFirst());
  }

  private List<RunView> completed(ProjectId project) {
    return runs.page(project, NEWEST).items().stream()
        .filter(run -> run.state() == RunState.COMPLETED && !run.isRehearsal())
        .toList();
  }

  private static List<RunView> of(List<RunView> runs, PromptVersionId version) {
    return runs.stream()
        .filter(run -> run.input().target().asked().equals(Optional.of(version)))
        .toList();
  }

  private static Optional<RunView> run(List<RunView> runs, String id) {
    return runs.stream()
        .filter(run -> run.id().toString().equals(id))
        .findFirst()
        .or(() -> runs.stream().findFirst());
  }

  /** Of what is live, on the cases of the candidate's run: others could not be compared. */
  private static List<RunView> baselines(
      List<RunView> completed, Optional<PromptVersionId> live, Optional<RunView> candidate) {
    if (live.isEmpty() || candidate.isEmpty()) {
      return List.of();
    }
    var cases = candidate.get().input().datasetVersionId();
    return of(completed, live.get()).stream()
        .filter(run -> run.input().datasetVersionId().equals(cases))
        .toList();
  }

  private List<PromotionForm.Choice> choices(Frame frame, ProjectId project, List<RunView> found) {
    return found.stream().map(run -> choice(frame, project, run)).toList();
  }

  private PromotionForm.Choice choice(Frame frame, ProjectId project, RunView run) {
    return new PromotionForm.Choice(
        run.id().toString(),
        words.suite(project, run.input().suiteId()),
        "%s, %s, %s (%s)"
            .formatted(
                words.suite(project, run.input().suiteId()),
                words.dataset(project, run.input().datasetVersionId()),
                Times.relative(run.startedAt(), frame.now()),
                Names.shortId(run.id())));
  }

  /** By the same rules as decisions: those that the project names, else all with the role. */
  private List<Person> approvers(Caller caller, List<PersonId> authors) {
    List<PersonId> named = rulebook.current(caller.projectId()).approvers();
    return people.members(caller.projectId(), NEWEST).items().stream()
        .filter(member -> member.roles().contains(Role.RELEASE_MANAGER))
        .map(Member::person)
        .filter(person -> named.isEmpty() || named.contains(person.id()))
        .filter(person -> !person.id().equals(caller.personId()))
        .filter(person -> !authors.contains(person.id()))
        .toList();
  }
}
