package dev.hansei.infra.registry.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** One draft a prompt and person; whoever writes over it must have seen it. */
class PromptDraftsIT {
  private static final int RACERS = 20;

  @RegistryTest
  void onlyWhoSawADraftReplacesIt(TestRegistry registry) {
    var drafts = registry.get(PromptDrafts.class);
    var project = registry.newProject();
    var prompt = prompt(registry, project, "answer");
    var person = registry.newPerson();

    var first = drafts.keep(project, draft(prompt, person, "one", 0)).orElseThrow();
    assertThat(first.revision()).isEqualTo(1);
    assertThat(drafts.keep(project, draft(prompt, person, "another window", 0))).isEmpty();
    assertThat(drafts.keep(project, draft(prompt, person, "two", 1)))
        .hasValueSatisfying(it -> assertThat(it.revision()).isEqualTo(2));
    assertThat(drafts.keep(project, draft(prompt, person, "late", 1))).isEmpty();
    assertThat(drafts.find(project, prompt, person).orElseThrow().fields().note()).isEqualTo("two");
    assertThat(drafts.find(project, prompt, registry.newPerson())).as("private").isEmpty();
    assertThat(drafts.find(registry.newProject(), prompt, person)).isEmpty();

    drafts.discard(project, prompt, person);
    drafts.discard(project, prompt, person);
    assertThat(drafts.keep(project, draft(prompt, person, "three", 2))).as("gone").isEmpty();
    assertThat(drafts.find(project, prompt, person)).isEmpty();
  }

  @RegistryTest
  void oneOfManyAtOnceIsKept(TestRegistry registry) throws Exception {
    var drafts = registry.get(PromptDrafts.class);
    var project = registry.newProject();
    var prompt = prompt(registry, project, "answer");
    var person = registry.newPerson();
    for (int round = 0; round < 3; round++) {
      long seen = round;
      List<Callable<Optional<PromptDraft>>> racers = new ArrayList<>();
      for (int i = 0; i < RACERS; i++) {
        var mine = draft(prompt, person, "racer " + i, seen);
        racers.add(() -> drafts.keep(project, mine));
      }
      var kept = new ArrayList<PromptDraft>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var future : threads.invokeAll(racers)) {
          future.get().ifPresent(kept::add);
        }
      }
      assertThat(kept).hasSize(1);
      assertThat(drafts.find(project, prompt, person).orElseThrow().fields())
          .isEqualTo(kept.getFirst().fields());
    }
  }

  @RegistryTest
  void theyAreBoundedInSizeNumberAndAge(TestRegistry registry) {
    var drafts = registry.get(PromptDrafts.class);
    var project = registry.newProject();
    var person = registry.newPerson();
    var prompt = prompt(registry, project, "answer");
    var tooLong = draft(prompt, person, "\u7b54".repeat(PromptDrafts.BYTES_MAX / 3), 0);
    assertThatThrownBy(() -> drafts.keep(project, tooLong))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("draft-too-large"));
    var first = prompt(registry, project, "first");
    assertThat(drafts.keep(project, draft(first, person, "n", 0))).isPresent();
    for (int i = 1; i < PromptDrafts.OF_PERSON_MAX; i++) {
      assertThat(drafts.keep(project, draft(prompt(registry, project, "p" + i), person, "n", 0)))
          .isPresent();
    }
    assertThatThrownBy(() -> drafts.keep(project, draft(prompt, person, "n", 0)))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("too-many-drafts"));
    assertThat(drafts.keep(project, draft(first, person, "n", 0))).as("is there").isEmpty();
    drafts.discard(project, first, person);
    assertThat(drafts.keep(project, draft(prompt, person, "n", 0))).as("room").isPresent();
  }

  @RegistryTest
  void whatWaitedAMonthIsGone(TestRegistry registry) {
    var project = registry.newProject();
    var person = registry.newPerson();
    var prompt = prompt(registry, project, "answer");
    var longAgo = Instant.now().minus(PromptDrafts.LIFE).minus(Duration.ofMinutes(1));
    var then =
        new PromptDrafts(
            registry.get(PromptDraftRepository.class),
            registry.get(CanonicalJson.class),
            registry.get(Transactions.class),
            Clock.fixed(longAgo, ZoneOffset.UTC));
    assertThat(then.keep(project, draft(prompt, person, "old", 0))).isPresent();

    var drafts = registry.get(PromptDrafts.class);
    assertThat(drafts.find(project, prompt, person)).isEmpty();
    var fresh = drafts.keep(project, draft(prompt, person, "new", 0)).orElseThrow();
    assertThat(fresh.revision()).isEqualTo(1);
    assertThat(then.keep(project, draft(prompt(registry, project, "other"), person, "old", 0)))
        .isPresent();
    assertThat(drafts.deleteExpired(Instant.now(), 100)).isPositive();
    assertThat(drafts.find(project, prompt, person)).contains(fresh);
  }

  private static PromptId prompt(TestRegistry registry, ProjectId project, String name) {
    return registry
        .get(Prompts.class)
        .create(project, new PromptName(name), new Actor.BySystem())
        .id();
  }

  private static NewDraft draft(PromptId prompt, PersonId person, String note, long replaces) {
    var fields =
        new DraftFields(
            List.of(new DraftMessage("user", "{{q")), "", DraftSettings.NONE, "", "", "", note);
    return new NewDraft(prompt, person, Optional.empty(), fields, replaces);
  }
}
