package dev.hansei.infra.registry.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditCheck;
import dev.hansei.infra.registry.AuditEntry;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.RolloutId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Prompts and their versions are facts; pointers move, one at a time. */
class PromptsIT {
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final int RACERS = 50;
  private static final int ROUNDS = 4;

  @RegistryTest
  void givesTheSameVersionForTheSameContent(TestRegistry registry) {
    var prompts = registry.get(Prompts.class);
    var project = registry.newProject();
    var author = registry.newPerson();
    var prompt = newPrompt(registry, project, "answer");
    var first = prompts.addVersion(project, prompt.id(), saying("Answer briefly.", author));
    var again =
        prompts.addVersion(project, prompt.id(), saying("Answer briefly.", registry.newPerson()));
    var second =
        prompts.addVersion(
            project,
            prompt.id(),
            new NewPromptVersion(
                content("Answer in one sentence."), "shorter", Optional.of(first.id()), author));
    assertThat(again).isEqualTo(first);
    assertThat(first.number()).isEqualTo(1);
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.parent()).contains(first.id());
    assertThat(prompts.version(project, second.id())).contains(second);
    assertThat(registry.get(ObjectStore.class).get(first.artifact()))
        .as("the artifact is the canonical JSON that is hashed")
        .satisfies(bytes -> assertThat(Sha256.of(bytes)).isEqualTo(first.artifact().sha256()));
    assertThat(prompts.versions(project, prompt.id(), PageRequest.first()).items())
        .containsExactly(second, first);
  }

  @RegistryTest
  void makesOneVersionOfManyRacingSaves(TestRegistry registry) throws Exception {
    var prompts = registry.get(Prompts.class);
    var project = registry.newProject();
    var author = registry.newPerson();
    var prompt = newPrompt(registry, project, "raced");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var saves = new ArrayList<Callable<PromptVersion>>();
      IntStream.range(0, 24)
          .forEach(i ->
              saves.add(() ->
                  prompts.addVersion(project, prompt.id(), saying("Variant " + i % 3, author))));
      for (var saved : threads.invokeAll(saves)) {
        assertThat(saved.get().number()).isBetween(1, 3);
      }
    }
    assertThat(prompts.versions(project, prompt.id(), PageRequest.first()).items())
        .extracting(PromptVersion::number)
        .containsExactly(3, 2, 1);
  }

  @RegistryTest
  void keepsAVersionThatIsTooLargeForItsRowAsAnObject(TestRegistry registry) {
    var prompts = registry.get(Prompts.class);
    var project = registry.newProject();
    var prompt = newPrompt(registry, project, "long");
    var text = "Erkläre es ausführlich. ".repeat(4_000);
    var saved = prompts.addVersion(project, prompt.id(), saying(text, registry.newPerson()));
    assertThat(prompts.version(project, saved.id())).contains(saved);
    assertThat(
            new Sql(registry.database())
                .number(
                    "SELECT COUNT(*) FROM prompts_version WHERE project_id = ? AND content IS NULL",
                    project.value()))
        .isEqualTo(1);
    assertThatThrownBy(() ->
            prompts.addVersion(project, prompt.id(), saying(text.repeat(12), registry.newPerson())))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("prompt-too-large"));
  }

  @RegistryTest
  void refusesNamesTwiceAndThingsOfOtherProjects(TestRegistry registry) {
    var prompts = registry.get(Prompts.class);
    var project = registry.newProject();
    var other = registry.newProject();
    var author = registry.newPerson();
    var prompt = newPrompt(registry, project, "answer");
    var version = prompts.addVersion(project, prompt.id(), saying("Answer.", author));
    assertThatThrownBy(() -> newPrompt(registry, project, "answer"))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("prompt-exists"));
    assertThat(newPrompt(registry, other, "answer").id()).isNotEqualTo(prompt.id());
    assertThat(prompts.version(other, version.id())).isEmpty();
    assertThatThrownBy(() -> prompts.require(other, prompt.id()))
        .isInstanceOf(RegistryException.class);
    assertThatThrownBy(() -> prompts.addVersion(other, prompt.id(), saying("Theft.", author)))
        .isInstanceOf(RegistryException.class);
    var foreign = newPrompt(registry, project, "foreign");
    assertThatThrownBy(() ->
            registry
                .get(StagePointers.class)
                .move(project, new StageMove(foreign.id(), Stage.DEV, version.id(), 0), SYSTEM))
        .isInstanceOfSatisfying(
            RegistryException.class,
            e -> assertThat(e.code()).isEqualTo("prompt-version-not-found"));
  }

  @RegistryTest
  void listsPromptsByNameInPages(TestRegistry registry) {
    var prompts = registry.get(Prompts.class);
    var project = registry.newProject();
    List.of("c", "a", "b").forEach(name -> newPrompt(registry, project, name));
    var page = prompts.page(project, PageRequest.first(2));
    assertThat(page.items()).extracting(prompt -> prompt.name().value()).containsExactly("a", "b");
    var rest = prompts.page(project, new PageRequest(page.next(), 2));
    assertThat(rest.items()).extracting(prompt -> prompt.name().value()).containsExactly("c");
  }

  @RegistryTest
  void movesAPointerAndRemembersEachMove(TestRegistry registry) {
    var pointers = registry.get(StagePointers.class);
    var project = registry.newProject();
    var prompt = newPrompt(registry, project, "answer");
    var first = version(registry, project, prompt, "Answer.");
    var second = version(registry, project, prompt, "Answer briefly.");
    assertThat(pointers.live(project, prompt.id(), Stage.PRODUCTION)).isEmpty();
    assertThat(move(registry, project, prompt, first, 0)).isTrue();
    assertThat(move(registry, project, prompt, second, 0)).isFalse();
    assertThat(move(registry, project, prompt, second, 2)).isFalse();
    assertThat(move(registry, project, prompt, second, 1)).isTrue();
    var live = pointers.live(project, prompt.id(), Stage.PRODUCTION).orElseThrow();
    assertThat(live.version()).isEqualTo(second);
    assertThat(live.revision()).isEqualTo(2);
    assertThat(pointers.all(project, prompt.id())).containsExactly(live);
    assertThat(
            pointers.history(project, prompt.id(), Stage.PRODUCTION, PageRequest.first()).items())
        .extracting(StageMoved::version, StageMoved::revision, StageMoved::actor)
        .containsExactly(tuple(second, 2L, "system"), tuple(first, 1L, "system"));
  }

  @RegistryTest
  void sharesAStageWithACandidateUntilAMove(TestRegistry registry) {
    var pointers = registry.get(StagePointers.class);
    var project = registry.newProject();
    var prompt = newPrompt(registry, project, "answer");
    var live = version(registry, project, prompt, "Answer.");
    var tried = version(registry, project, prompt, "Answer briefly.");
    assertThat(share(registry, project, prompt, 1, given(tried, 100))).as("nothing live").isFalse();
    assertThat(move(registry, project, prompt, live, 0)).isTrue();
    assertThat(share(registry, project, prompt, 1, given(tried, 100))).isTrue();
    assertThat(share(registry, project, prompt, 1, given(tried, 900))).as("late").isFalse();
    assertThat(pointers.live(project, prompt.id(), Stage.PRODUCTION).orElseThrow())
        .extracting(StagePointer::version, StagePointer::revision, StagePointer::share)
        .containsExactly(live, 2L, given(tried, 100));
    assertThat(share(registry, project, prompt, 2, Optional.empty())).isTrue();
    assertThat(share(registry, project, prompt, 3, given(tried, 0))).isTrue();
    assertThat(move(registry, project, prompt, tried, 4)).isTrue();
    assertThat(
            pointers.history(project, prompt.id(), Stage.PRODUCTION, PageRequest.first()).items())
        .extracting(StageMoved::version, StageMoved::share)
        .containsExactly(
            tuple(tried, Optional.empty()),
            tuple(live, given(tried, 0)),
            tuple(live, Optional.empty()),
            tuple(live, given(tried, 100)),
            tuple(live, Optional.empty()));
    assertThat(
            new Sql(registry.database())
                .number("SELECT revision FROM prompts_live WHERE project_id = ?", project.value()))
        .isEqualTo(5);
    assertThat(registry.get(Audit.class).verify(project)).isInstanceOf(AuditCheck.Whole.class);
  }

  @RegistryTest
  void tellsTheAuditLogWhatWasLiveBefore(TestRegistry registry) {
    var project = registry.newProject();
    var prompt = newPrompt(registry, project, "answer");
    var live = version(registry, project, prompt, "Answer.");
    var tried = version(registry, project, prompt, "Answer briefly.");
    assertThat(move(registry, project, prompt, live, 0)).isTrue();
    assertThat(share(registry, project, prompt, 1, given(tried, 100))).isTrue();
    assertThat(move(registry, project, prompt, tried, 2)).isTrue();
    var hash = "\"[0-9a-f]{64}\"";
    var first = "\\{\"sha256\":%s,\"version\":1}".formatted(hash);
    var second = "\\{\"sha256\":%s,\"version\":2}".formatted(hash);
    var both =
        "\\{\"candidate-sha256\":%s,\"candidate-version\":2,\"sha256\":%s,\"share\":100,\"version\":1}"
            .formatted(hash, hash);
    assertThat(registry.get(Audit.class).page(project, PageRequest.first(3)).items())
        .extracting(AuditEntry::detail)
        .satisfiesExactly(
            detail -> assertThat(detail).containsPattern(change(both, second)),
            detail -> assertThat(detail).containsPattern(change(first, both)),
            detail -> assertThat(detail).containsPattern(change("\\{}", first)));
  }

  private static String change(String before, String after) {
    return "\"after\":%s,\"before\":%s,".formatted(after, before);
  }

  @RegistryTest
  void sharesWithVersionsOfThePromptOnly(TestRegistry registry) {
    var project = registry.newProject();
    var prompt = newPrompt(registry, project, "answer");
    var other = newPrompt(registry, project, "other");
    move(registry, project, prompt, version(registry, project, prompt, "Answer."), 0);
    var foreign = given(version(registry, project, other, "Ask."), 100);
    assertThatThrownBy(() -> share(registry, project, prompt, 1, foreign))
        .isInstanceOf(RegistryException.class);
  }

  private static boolean share(
      TestRegistry registry,
      ProjectId project,
      Prompt prompt,
      long revision,
      Optional<StagePointer.Share> share) {
    return registry
        .get(StagePointers.class)
        .share(project, new ShareMove(prompt.id(), Stage.PRODUCTION, revision, share), SYSTEM);
  }

  private static Optional<StagePointer.Share> given(PromptVersionId version, int share) {
    var rollout = new RolloutId(UUID.fromString("019a9000-0000-7000-8000-000000000061"));
    return Optional.of(new StagePointer.Share(version, share, rollout));
  }

  @RegistryTest
  void letsOneOfManyRacingMovesWin(TestRegistry registry) throws Exception {
    var project = registry.newProject();
    var prompt = newPrompt(registry, project, "raced");
    var versions = new ArrayList<PromptVersionId>();
    IntStream.range(0, RACERS)
        .forEach(i -> versions.add(version(registry, project, prompt, "Variant " + i)));
    for (int round = 0; round < ROUNDS; round++) {
      assertThat(race(registry, project, prompt, versions, round))
          .as("round %d", round)
          .isEqualTo(1);
    }
    var live =
        registry
            .get(StagePointers.class)
            .live(project, prompt.id(), Stage.PRODUCTION)
            .orElseThrow();
    assertThat(live.revision()).isEqualTo(ROUNDS);
    assertThat(registry.get(Audit.class).verify(project)).isInstanceOf(AuditCheck.Whole.class);
  }

  /** All replace the same revision at the same moment; how many did. */
  private static int race(
      TestRegistry registry,
      ProjectId project,
      Prompt prompt,
      List<PromptVersionId> versions,
      long revision)
      throws Exception {
    var start = new CyclicBarrier(RACERS);
    var racers = new ArrayList<Callable<Boolean>>();
    for (var version : versions) {
      racers.add(() -> {
        start.await();
        return move(registry, project, prompt, version, revision);
      });
    }
    int winners = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var racer : threads.invokeAll(racers)) {
        winners += racer.get() ? 1 : 0;
      }
    }
    return winners;
  }

  private static boolean move(
      TestRegistry registry,
      ProjectId project,
      Prompt prompt,
      PromptVersionId version,
      long revision) {
    return registry
        .get(StagePointers.class)
        .move(project, new StageMove(prompt.id(), Stage.PRODUCTION, version, revision), SYSTEM);
  }

  @RegistryTest
  void aPageOfLargeVersionsEndsBeforeTheyAreTooMuchToHold(TestRegistry registry) {
    var prompts = registry.get(Prompts.class);
    var project = registry.newProject();
    var prompt = newPrompt(registry, project, "large");
    for (int i = 1; i <= 6; i++) {
      var text = "%d ".formatted(i).repeat(450_000);
      assertThat(version(registry, project, prompt, text)).isNotNull();
    }
    var first = prompts.versions(project, prompt.id(), PageRequest.first(200));
    assertThat(first.items()).extracting(PromptVersion::number).containsExactly(6, 5, 4, 3);
    var rest = prompts.versions(project, prompt.id(), new PageRequest(first.next(), 200));
    assertThat(rest.items()).extracting(PromptVersion::number).containsExactly(2, 1);
    assertThat(rest.next()).isEmpty();
    assertThat(prompts.numbers(project, prompt.id(), 200)).hasSize(6);
  }

  private static Prompt newPrompt(TestRegistry registry, ProjectId project, String name) {
    return registry.get(Prompts.class).create(project, new PromptName(name), SYSTEM);
  }

  private static PromptVersionId version(
      TestRegistry registry, ProjectId project, Prompt prompt, String text) {
    return registry
        .get(Prompts.class)
        .addVersion(project, prompt.id(), saying(text, registry.newPerson()))
        .id();
  }

  private static NewPromptVersion saying(String text, PersonId author) {
    return new NewPromptVersion(content(text), "as asked", Optional.empty(), author);
  }

  private static PromptContent content(String text) {
    return new PromptContent(
        List.of(
            new Message(Message.Role.SYSTEM, text),
            new Message(Message.Role.USER, "{{question}}\n\n{{context}}")),
        List.of("question", "context"),
        new ModelSettings(0.2, null, 300, 7L),
        "",
        Map.of("retrievalDepth", 4, "chain", List.of(Map.of("step", "answer"))));
  }
}
