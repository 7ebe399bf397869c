package dev.hansei.infra.registry.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryLine;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.SteppedClock;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.Ticks;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.projects.Projects;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.ProjectName;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.RolloutId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * What is live, from memory: seen at once here, a second later elsewhere, and kept in bad times.
 */
class LiveBoardIT {
  private static final Actor SYSTEM = new Actor.BySystem();

  /** Of contents: no project fits. */
  private static final long TIGHT = 4;

  private static final RolloutId ROLLOUT =
      new RolloutId(UUID.fromString("019a9000-0000-7000-8000-000000000061"));

  @RegistryTest
  void aMoveIsSeenAtOnceWhereItIsMadeAndAtTheNextLookElsewhere(TestRegistry registry) {
    var here = registry.get(LiveBoard.class);
    var elsewhere =
        new LiveBoard(
            registry.get(LiveSource.class), registry.get(Ticks.class), LiveBoard.BYTES_MAX);
    var project = registry.newProject();
    var texts = new Texts(registry.get(Prompts.class), project, registry.newPerson());
    var prompt = texts.prompt("answer");
    var first = texts.version(prompt, "Answer.");
    var second = texts.version(prompt, "Answer briefly.");
    assertThat(here.known(project)).as("nobody has asked yet").isEmpty();
    assertThat(here.look(project).prompts().all()).isEmpty();

    move(registry.get(StagePointers.class), project, first, 0);
    assertThat(here.known(project)).as("what is known is not so any more").isEmpty();
    assertThat(live(here.look(project))).isEqualTo(first);
    assertThat(here.known(project))
        .hasValueSatisfying(look -> {
          assertThat(live(look)).isEqualTo(first);
          assertThat(look.isOld()).isFalse();
        });
    assertThat(live(elsewhere.look(project))).isEqualTo(first);

    move(registry.get(StagePointers.class), project, second, 1);
    elsewhere.round();
    assertThat(elsewhere.known(project).map(LiveBoardIT::live)).contains(second);
    elsewhere.stop();
  }

  @RegistryTest
  void whatThisProcessMovedIsAskedForHoweverLongNoLookCameThrough(TestRegistry registry) {
    var clock = new SteppedClock();
    var board = new LiveBoard(registry.get(LiveSource.class), clock::millis, LiveBoard.BYTES_MAX);
    var project = registry.newProject();
    var texts = new Texts(registry.get(Prompts.class), project, registry.newPerson());
    var prompt = texts.prompt("answer");
    var first = texts.version(prompt, "Answer.");
    move(registry.get(StagePointers.class), project, first, 0);
    assertThat(live(board.look(project))).isEqualTo(first);

    board.stop();
    clock.step(Duration.ofMinutes(1));
    assertThat(board.isAway()).isTrue();
    assertThat(board.known(project)).isPresent();
    var second = texts.version(prompt, "Answer briefly.");
    move(registry.get(StagePointers.class), project, second, 1);
    board.moved(project);
    assertThat(board.isAway()).as("who commits has an answer").isFalse();
    clock.step(Duration.ofMinutes(1));
    assertThat(board.isAway()).isTrue();
    assertThat(board.known(project)).as("not what was rolled back").isEmpty();
    assertThat(live(board.look(project))).isEqualTo(second);
  }

  @RegistryTest
  void noErrorEndsTheLooks(TestRegistry registry) {
    var bad = new AtomicInteger(2);
    var ticks = registry.get(Ticks.class);
    Ticks failing =
        () -> {
          if (Thread.currentThread().getName().equals("live-board")
              && bad.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
            throw new StackOverflowError("as deep as it gets");
          }
          return ticks.millis();
        };
    var elsewhere = new LiveBoard(registry.get(LiveSource.class), failing, LiveBoard.BYTES_MAX);
    var project = registry.newProject();
    var texts = new Texts(registry.get(Prompts.class), project, registry.newPerson());
    var prompt = texts.prompt("answer");
    move(registry.get(StagePointers.class), project, texts.version(prompt, "Answer."), 0);
    elsewhere.look(project);

    var second = texts.version(prompt, "Answer briefly.");
    move(registry.get(StagePointers.class), project, second, 1);
    await(() -> elsewhere.known(project).filter(look -> live(look).equals(second)).isPresent());
    assertThat(bad).hasValue(0);
    elsewhere.stop();
  }

  @RegistryTest
  void aCandidateStandsBesideWhatIsLive(TestRegistry registry) {
    var board = registry.get(LiveBoard.class);
    var project = registry.newProject();
    var texts = new Texts(registry.get(Prompts.class), project, registry.newPerson());
    var prompt = texts.prompt("answer");
    var first = texts.version(prompt, "Answer.");
    // Too large for its row.
    var second = texts.version(prompt, "Answer briefly. ".repeat(5_000));
    move(registry.get(StagePointers.class), project, first, 0);
    var share = new StagePointer.Share(second.id(), 1_000, ROLLOUT);
    var shared = new ShareMove(prompt.id(), Stage.PRODUCTION, 1, Optional.of(share));
    assertThat(registry.get(StagePointers.class).share(project, shared, SYSTEM)).isTrue();

    var stage = stage(board.look(project));
    assertThat(stage.live()).isEqualTo(first);
    assertThat(stage.candidate()).contains(second);
    assertThat(stage.version(second.id())).isEqualTo(second);
    assertThat(board.one(project, prompt).orElseThrow().stages().get(Stage.PRODUCTION))
        .isEqualTo(stage);
  }

  @Test
  void goesOnWhileTheRegistryIsAwayAndSaysForHowLong() {
    var settings = TestRegistry.properties("live_board");
    settings.put("datasources.default.connection-timeout", 1_000);
    try (var line = RegistryLine.through(settings);
        var context = ApplicationContext.run(settings, "test")) {
      var clock = new SteppedClock();
      var board = new LiveBoard(context.getBean(LiveSource.class), clock::millis, TIGHT);
      var project = context.getBean(Projects.class).create(new ProjectName("away"), SYSTEM).id();
      var cold = context.getBean(Projects.class).create(new ProjectName("cold"), SYSTEM).id();
      var author = context.getBean(People.class).invite("a@example.org", "Aiko", SYSTEM).id();
      var texts = new Texts(context.getBean(Prompts.class), project, author);
      var version = texts.version(texts.prompt("answer"), "Answer.");
      move(context.getBean(StagePointers.class), project, version, 0);
      assertThat(live(board.look(project))).isEqualTo(version);

      line.cut();
      board.moved(project);
      assertThat(live(board.look(project))).as("it cannot be read").isEqualTo(version);
      assertThat(board.known(project)).as("what has moved here is not in it").isEmpty();
      clock.step(Duration.ofMinutes(1));
      assertThat(board.isAway()).isTrue();
      assertThat(board.known(project))
          .hasValueSatisfying(look -> {
            assertThat(live(look)).isEqualTo(version);
            assertThat(look.isOld()).isTrue();
            assertThat(look.age()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(70));
          });
      assertRefused(board, cold, "registry-unavailable");
      assertThat(board.known(project)).as("it gives no room while it is away").isPresent();
      clock.step(Duration.ofHours(24));
      assertRefused(board, project, "prompts-too-old");

      line.mend();
      await(() -> board.known(project).filter(look -> !look.isOld()).isPresent());
      assertThat(board.isAway()).isFalse();
      board.stop();
    }
  }

  private static void assertRefused(LiveBoard board, ProjectId project, String code) {
    assertThatThrownBy(() -> board.look(project))
        .isInstanceOfSatisfying(RegistryException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static void await(BooleanSupplier wanted) {
    for (int tenth = 0; tenth < 600 && !wanted.getAsBoolean(); tenth++) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    assertThat(wanted.getAsBoolean()).isTrue();
  }

  private static LiveStage stage(LiveLook look) {
    var stages = look.prompts().find("answer").orElseThrow().stages();
    return Optional.ofNullable(stages.get(Stage.PRODUCTION)).orElseThrow();
  }

  private static PromptVersion live(LiveLook look) {
    return stage(look).live();
  }

  private static void move(
      StagePointers pointers, ProjectId project, PromptVersion version, long from) {
    var move = new StageMove(version.promptId(), Stage.PRODUCTION, version.id(), from);
    assertThat(pointers.move(project, move, SYSTEM)).isTrue();
  }

  private record Texts(Prompts prompts, ProjectId project, PersonId author) {
    Prompt prompt(String name) {
      return prompts.create(project, new PromptName(name), SYSTEM);
    }

    PromptVersion version(Prompt prompt, String text) {
      var content =
          new PromptContent(
              List.of(new Message(Message.Role.SYSTEM, text)),
              List.of(),
              ModelSettings.DEFAULTS,
              "",
              Map.of());
      return prompts.addVersion(
          project, prompt.id(), new NewPromptVersion(content, "", Optional.empty(), author));
    }
  }
}
