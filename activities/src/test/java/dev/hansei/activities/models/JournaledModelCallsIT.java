package dev.hansei.activities.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.models.StubFault;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.RecordedSets;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelCalls;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Calls are paid once, counted at a real endpoint; the journal is a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JournaledModelCallsIT {
  private Workplace workplace;
  private StubModelServer stub;
  private ModelCalls calls;
  private ProjectId project;

  @BeforeAll
  void open() {
    workplace =
        Workplace.open("calls", StubModelServer.Setup.plain().taking(Duration.ofMillis(100)));
    stub = workplace.stub();
    calls = workplace.get(ModelCalls.class);
  }

  @AfterAll
  void close() {
    workplace.close();
  }

  @BeforeEach
  void newProject() {
    stub.forget();
    project = workplace.newProject();
  }

  @Test
  void theSecondTimeComesFromTheJournal() {
    var first = (ModelReply.Answered) calls.call(project, request("What is 2 plus 3?"));
    var second = (ModelReply.Answered) calls.call(project, request("What is 2 plus 3?"));
    assertThat(first.text()).isEqualTo("5");
    assertThat(first.fromJournal()).isFalse();
    assertThat(second)
        .isEqualTo(
            new ModelReply.Answered(first.key(), "5", first.usage(), first.latencyMillis(), true));
    assertThat(stub.calls()).isEqualTo(1);
    assertThat(stub.paidByKey()).containsKey(first.key().toString());
  }

  @Test
  void fiftyAtOnceArePaidOnce() throws Exception {
    List<ModelReply> replies =
        InParallel.run(50, _ -> calls.call(project, request("What is 20 plus 30?")));
    assertThat(stub.calls()).isEqualTo(1);
    assertThat(replies)
        .allSatisfy(reply -> assertThat(((ModelReply.Answered) reply).text()).isEqualTo("50"));
    assertThat(replies.stream().filter(reply -> !((ModelReply.Answered) reply).fromJournal()))
        .as("one of them paid")
        .hasSize(1);
  }

  @Test
  void whateverCanChangeTheAnswerIsACallOfItsOwn() {
    ModelRequest asked = request("What is 1 plus 1?");
    List<ModelRequest> others =
        List.of(
            asked,
            repeated(asked, 1, ""),
            repeated(asked, 0, "tick-7"),
            new ModelRequest(
                asked.model(),
                asked.messages(),
                new ModelSettings(0.5, null, null, null),
                Map.of(),
                "",
                0,
                ""),
            new ModelRequest(
                new ModelName("openai/other"),
                asked.messages(),
                asked.settings(),
                Map.of(),
                "",
                0,
                ""));
    Set<String> keys =
        others.stream()
            .map(other -> calls.call(project, other).key().toString())
            .collect(Collectors.toSet());
    calls.call(workplace.newProject(), asked);
    assertThat(keys).hasSameSizeAs(others);
    assertThat(stub.calls()).isEqualTo(others.size() + 1);
  }

  @Test
  void failuresAreNotKept() {
    stub.script("", new StubFault.Filtered());
    assertThat(calls.call(project, request("What is 3 plus 3?")))
        .isInstanceOfSatisfying(
            ModelReply.Failed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(CallFailure.FILTERED);
              assertThat(failed.attempts()).isEqualTo(1);
            });
    assertThat(calls.call(project, request("What is 3 plus 3?")))
        .isInstanceOf(ModelReply.Answered.class);
  }

  @Test
  void theNextTakesOverFromOneThatIsInterruptedBeforeItAsks() throws Exception {
    stub.script("4 plus 4", new StubFault.RateLimited(30));
    Thread first = Thread.startVirtualThread(this::ask);
    while (stub.calls() == 0) {
      Thread.sleep(5);
    }
    List<ModelReply> replies =
        InParallel.run(
            2,
            number -> {
              if (number == 0) {
                first.interrupt();
              }
              return ask();
            });
    assertThat(replies).hasOnlyElementsOfType(ModelReply.Answered.class);
    assertThat(stub.paidCalls()).isEqualTo(1);
  }

  @Test
  void anOpenCallOfOneThatIsInterruptedIsKept() throws Exception {
    stub.script("", new StubFault.Hang(Duration.ofSeconds(1)));
    var interruptedStill = new AtomicBoolean();
    Thread first =
        Thread.startVirtualThread(() -> {
          ask();
          interruptedStill.set(Thread.currentThread().isInterrupted());
        });
    while (stub.calls() == 0) {
      Thread.sleep(5);
    }
    first.interrupt();
    first.join();
    assertThat(interruptedStill).isTrue();
    assertThat(ask())
        .isInstanceOfSatisfying(
            ModelReply.Answered.class, again -> assertThat(again.fromJournal()).isTrue());
    assertThat(stub.calls()).isEqualTo(1);
  }

  private ModelReply ask() {
    return calls.call(project, request("What is 4 plus 4?"));
  }

  @Test
  void answersOfAnySizeComeBackWhole() {
    String hostile = "<script>'; DROP TABLE models_call; --\u0007 {{x}} 😀\n".repeat(3_000);
    stub.script("", new StubFault.Say(hostile));
    var first = (ModelReply.Answered) calls.call(project, request("Say much."));
    assertThat(first.text()).isEqualTo(hostile);
    assertThat(workplace.get(CallJournal.class).find(project, first.key()).orElseThrow().text())
        .isEqualTo(hostile);
    assertThat(((ModelReply.Answered) calls.call(project, request("Say much."))).text())
        .isEqualTo(hostile);
    assertThat(stub.calls()).isEqualTo(1);
  }

  @Test
  void namesWithoutAProviderAreUnknown() {
    var asked =
        new ModelRequest(
            new ModelName("nobody/x"), List.of(), ModelSettings.DEFAULTS, Map.of(), "", 0, "");
    assertThat(calls.call(project, asked))
        .isInstanceOfSatisfying(
            ModelReply.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(CallFailure.UNKNOWN_MODEL));
  }

  @Test
  void recordedOutputsAreReplayedByInput() {
    byte[] lines =
        """
        {"input": "Who wrote it?", "output": "Nobody knows."}
        {"input": "And when?", "output": ""}
        """
            .getBytes(StandardCharsets.UTF_8);
    ArtifactRef stored = workplace.get(ObjectStore.class).put(lines, ArtifactRef.JSONL);
    workplace.get(RecordedSets.class).create(project, "set", stored, 2, new Actor.BySystem());
    assertThat(replay("set", "Who wrote it?")).isEqualTo("Nobody knows.");
    assertThat(replay("set", "And when?")).isEmpty();
    assertThat(replay("set", "Else?")).isEqualTo("NO_RECORDING");
    assertThat(replay("other", "Who wrote it?")).isEqualTo("UNKNOWN_MODEL");
  }

  @Test
  void theExtractiveAnswererReadsAsManyPassagesAsTheApplicationRetrieves() {
    assertThat(extract(1)).isNotEqualTo("Logs are kept for seven days.");
    assertThat(extract(2)).isEqualTo("Logs are kept for seven days.");
    assertThat(extract(0)).isEqualTo("REJECTED");
  }

  private String extract(int depth) {
    return words(
        calls.call(
            project,
            new ModelRequest(
                new ModelName("builtin/extractive"),
                List.of(new Message(Message.Role.USER, "For how long are logs kept?")),
                ModelSettings.DEFAULTS,
                Map.of(
                    "question", "For how long are logs kept?",
                    "context",
                        List.of(
                            Map.of("id", "a", "text", "The office is closed on Sundays."),
                            Map.of("id", "b", "text", "Logs are kept for seven days.")),
                    "application", Map.of("retrievalDepth", depth, "refuseBelow", 0.2)),
                "",
                0,
                "")));
  }

  private String replay(String set, String question) {
    return words(
        calls.call(
            project,
            new ModelRequest(
                new ModelName("recorded/" + set),
                List.of(new Message(Message.Role.USER, question)),
                ModelSettings.DEFAULTS,
                Map.of("question", question),
                "",
                0,
                "")));
  }

  private static String words(ModelReply reply) {
    return switch (reply) {
      case ModelReply.Answered answered -> answered.text();
      case ModelReply.Failed failed -> failed.reason().name();
    };
  }

  private static ModelRequest repeated(ModelRequest asked, int repetition, String freshness) {
    return new ModelRequest(
        asked.model(),
        asked.messages(),
        asked.settings(),
        asked.inputs(),
        "",
        repetition,
        freshness);
  }

  private static ModelRequest request(String question) {
    return new ModelRequest(
        new ModelName("openai/stub"),
        List.of(new Message(Message.Role.USER, question)),
        ModelSettings.DEFAULTS,
        Map.of(),
        "",
        0,
        "");
  }
}
