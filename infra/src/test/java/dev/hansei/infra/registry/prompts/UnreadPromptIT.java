package dev.hansei.infra.registry.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.objects.ObjectStoreSettings;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.SteppedClock;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One live version that cannot be read takes nothing else away. */
class UnreadPromptIT {
  private static final Actor SYSTEM = new Actor.BySystem();

  /** Too large for its row, so it is in the object store alone. */
  private static final String LARGE = "Answer at length. ".repeat(5_000);

  private final SteppedClock clock = new SteppedClock();

  @RegistryTest
  void aStoreThatIsSilentHoldsUpNobodyAndLosesOnlyWhatIsInIt(TestRegistry registry)
      throws IOException {
    try (var deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var store = deafStore(deaf);
      var board = board(registry, store);
      var texts = new Texts(registry, registry.newProject());
      var large = texts.prompt("large");
      var small = texts.prompt("small");
      texts.live(texts.version(large, "Answer."), Stage.PRODUCTION, 0);
      texts.live(texts.version(small, "Sum up."), Stage.PRODUCTION, 0);
      board.look(texts.project());

      texts.live(texts.version(large, LARGE), Stage.PRODUCTION, 1);
      texts.live(texts.version(small, "Sum up briefly."), Stage.PRODUCTION, 1);
      board.moved(texts.project());
      long began = System.nanoTime();
      var look = board.look(texts.project());
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
      assertThat(text(look, "small")).isEqualTo("Sum up briefly.");
      assertThat(text(look, "large")).as("the last that is known").isEqualTo("Answer.");
      assertThat(look.prompts().isWhole()).isFalse();
      assertThat(board.known(texts.project())).as("nobody waits a second time").isPresent();

      clock.step(Duration.ofMinutes(1));
      board.round();
      look = board.look(texts.project());
      assertThat(look.age(stage(look, "small").orElseThrow())).isLessThan(LiveBoard.FRESH);
      assertThat(look.age(stage(look, "large").orElseThrow())).isGreaterThan(Duration.ofMinutes(1));
      assertThat(look.oldest()).isGreaterThan(Duration.ofMinutes(1));
      board.stop();
    }
  }

  @RegistryTest
  void aProcessThatStartsServesAllOthersAndTheLostOneOnceItIsThere(TestRegistry registry) {
    var board = board(registry, registry.get(ObjectStore.class));
    var texts = new Texts(registry, registry.newProject());
    var prompt = texts.prompt("large");
    var version = texts.version(prompt, LARGE + texts.project());
    texts.live(version, Stage.DEV, 0);
    texts.live(texts.version(prompt, "Answer."), Stage.PRODUCTION, 0);
    var store = registry.get(ObjectStore.class);
    var bytes = store.get(version.artifact());
    store.delete(version.artifact().sha256());

    var look = board.look(texts.project());
    assertThat(text(look, "large")).as("production goes on").isEqualTo("Answer.");
    var found = look.prompts().find("large").orElseThrow();
    assertThat(found.unread()).containsExactly(Stage.DEV);
    assertThat(board.one(texts.project(), prompt).orElseThrow()).isEqualTo(found);

    store.put(bytes, version.artifact().mediaType());
    clock.step(LiveContents.AGAIN);
    board.round();
    found = board.look(texts.project()).prompts().find("large").orElseThrow();
    assertThat(found.unread()).isEmpty();
    assertThat(Optional.ofNullable(found.stages().get(Stage.DEV)).orElseThrow().live())
        .isEqualTo(version);
    board.stop();
  }

  @RegistryTest
  void whatWasLastKnownIsNotServedForMoreThanADay(TestRegistry registry) throws IOException {
    try (var deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var board = board(registry, deafStore(deaf));
      var texts = new Texts(registry, registry.newProject());
      var prompt = texts.prompt("large");
      texts.live(texts.version(prompt, "Answer."), Stage.PRODUCTION, 0);
      board.look(texts.project());
      texts.live(texts.version(prompt, LARGE), Stage.PRODUCTION, 1);
      board.moved(texts.project());
      assertThat(text(board.look(texts.project()), "large")).isEqualTo("Answer.");

      clock.step(LiveBoard.OLDEST);
      texts.live(texts.version(texts.prompt("other"), "Sum up."), Stage.PRODUCTION, 0);
      board.moved(texts.project());
      var look = board.look(texts.project());
      assertThat(text(look, "other")).isEqualTo("Sum up.");
      assertThat(stage(look, "large")).isEmpty();
      board.stop();
    }
  }

  private LiveBoard board(TestRegistry registry, ObjectStore store) {
    var contents = new PromptContents(registry.get(CanonicalJson.class), store);
    var source =
        new LiveSource(
            registry.get(LiveRevisionRepository.class),
            registry.get(StagePointerRepository.class),
            registry.get(PromptRepository.class),
            registry.get(PromptVersionRepository.class),
            new LiveContents(contents, clock::millis),
            registry.get(Transactions.class));
    return new LiveBoard(source, clock::millis, LiveBoard.BYTES_MAX);
  }

  /** Takes every connection and says nothing. */
  private static ObjectStore deafStore(ServerSocket door) {
    var endpoint =
        "http://%s:%d".formatted(door.getInetAddress().getHostAddress(), door.getLocalPort());
    return new ObjectStore(
        new ObjectStoreSettings(URI.create(endpoint), "us-east-1", "bucket", "a", "b", 1 << 20));
  }

  private static Optional<LiveStage> stage(LiveLook look, String name) {
    var stages = look.prompts().find(name).orElseThrow().stages();
    return Optional.ofNullable(stages.get(Stage.PRODUCTION));
  }

  private static String text(LiveLook look, String name) {
    return stage(look, name).orElseThrow().live().content().messages().getFirst().content();
  }

  private record Texts(TestRegistry registry, ProjectId project) {
    Prompt prompt(String name) {
      return registry.get(Prompts.class).create(project, new PromptName(name), SYSTEM);
    }

    PromptVersion version(Prompt prompt, String text) {
      var content =
          new PromptContent(
              List.of(new Message(Message.Role.SYSTEM, text)),
              List.of(),
              ModelSettings.DEFAULTS,
              "",
              Map.of());
      var made = new NewPromptVersion(content, "", Optional.empty(), registry.newPerson());
      return registry.get(Prompts.class).addVersion(project, prompt.id(), made);
    }

    void live(PromptVersion version, Stage stage, long from) {
      var move = new StageMove(version.promptId(), stage, version.id(), from);
      assertThat(registry.get(StagePointers.class).move(project, move, SYSTEM)).isTrue();
    }
  }
}
