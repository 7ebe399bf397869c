package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.models.HttpTargetProvider;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.Message.Role;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where the turns before a question go. */
class ConversationRequestsTest {
  private static final RunId RUN = new RunId(new UUID(1, 2));
  private static final List<Message> TURNS =
      List.of(
          new Message(Role.USER, "Do you keep {{snapshots}}?"),
          new Message(Role.ASSISTANT, "Yes, \"daily\"."));

  private static RunItem item(List<Message> turns) {
    var content = new CaseContent("How long?", "", List.of(), Map.of(), null, turns);
    var asked =
        new Case(
            new CaseId(new UUID(1, 3)),
            new DatasetId(new UUID(1, 4)),
            Case.State.FINAL,
            content,
            Sha256.of("x"),
            false,
            1,
            Optional.empty(),
            Instant.EPOCH);
    return new RunItem(RUN, 0, 0, asked);
  }

  private static List<Message> sent(List<String> variables, Message... messages) {
    return sent(TURNS, variables, messages);
  }

  private static List<Message> sent(
      List<Message> turns, List<String> variables, Message... messages) {
    var prompt =
        new PromptContent(List.of(messages), variables, ModelSettings.DEFAULTS, "", Map.of());
    return new TargetRequests.Prompted(prompt, new ModelName("openai/stub"), null, false)
        .request(item(turns))
        .orElseThrow()
        .messages();
  }

  @Test
  void turnsGoBeforeTheLastMessageOfTheUserAndAreNoTemplates() {
    var system = new Message(Role.SYSTEM, "Be brief.");
    var example = new Message(Role.USER, "An example?");
    var answered = new Message(Role.ASSISTANT, "Like this.");
    assertThat(
            sent(
                List.of("question"),
                system,
                example,
                answered,
                new Message(Role.USER, "{{question}}")))
        .containsExactly(
            system,
            example,
            answered,
            TURNS.getFirst(),
            TURNS.getLast(),
            new Message(Role.USER, "How long?"));
  }

  @Test
  void aPromptOfInstructionsAloneHasThemAtItsEnd() {
    assertThat(sent(List.of("question"), new Message(Role.SYSTEM, "Answer {{question}}")))
        .containsExactly(
            new Message(Role.SYSTEM, "Answer How long?"), TURNS.getFirst(), TURNS.getLast());
  }

  @Test
  void aPromptThatUsesHistoryPlacesThemItself() {
    var template = new Message(Role.USER, "{{history}}\n--\n{{question}}");
    assertThat(sent(List.of("question", "history"), template))
        .containsExactly(
            new Message(
                Role.USER,
                "user: Do you keep {{snapshots}}?\nassistant: Yes, \"daily\".\n--\nHow long?"));
    assertThat(sent(List.of(), List.of("question", "history"), template))
        .containsExactly(new Message(Role.USER, "\n--\nHow long?"));
  }

  @Test
  void withoutTurnsNothingChanges() {
    assertThat(sent(List.of(), List.of("question"), new Message(Role.USER, "{{question}}")))
        .containsExactly(new Message(Role.USER, "How long?"));
  }

  @Test
  void recordedOutputsAreFoundByTheTranscript() {
    ModelRequest request = new TargetRequests.Replayed("pilot").request(item(TURNS)).orElseThrow();
    assertThat(request.inputs().get("question"))
        .isEqualTo("user: Do you keep {{snapshots}}?\nassistant: Yes, \"daily\".\nuser: How long?");
  }

  @Test
  void anApplicationGetsThemAsAListOrAsText() {
    String body =
        "{\"messages\":\"{{messages}}\",\"told\":\"all: {{messages}}\",\"q\":\"{{question}}\"}";
    var target = new Target.Http("http://127.0.0.1/ask", body, "/answer", Optional.empty());
    ModelRequest request =
        new HttpRequests(target, Optional.empty(), RUN).request(item(TURNS)).orElseThrow();
    String list =
        "[{\"role\":\"user\",\"content\":\"Do you keep {{snapshots}}?\"},"
            + "{\"role\":\"assistant\",\"content\":\"Yes, \\\"daily\\\".\"},"
            + "{\"role\":\"user\",\"content\":\"How long?\"}]";
    assertThat(request.inputs())
        .isEqualTo(
            HttpTargetProvider.inputs(
                "http://127.0.0.1/ask",
                "{\"messages\":%s,\"told\":\"all: %s\",\"q\":\"How long?\"}"
                    .formatted(list, list.replace("\\", "\\\\").replace("\"", "\\\"")),
                "/answer"));
  }
}
