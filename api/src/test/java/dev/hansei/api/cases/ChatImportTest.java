package dev.hansei.api.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Role;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cases from chats in OpenAI's format. */
class ChatImportTest {
  private final ApiServer server = ApiServer.running();
  private final Client lead = server.token(server.project(), Role.LEAD);

  @BeforeEach
  void arrange() {
    lead.post("/cases/datasets", "{\"name\":\"chats\",\"split\":\"gate\"}").expect(201);
  }

  @Test
  void theLastQuestionIsTheCaseAndTheAnswerItsReference() {
    send("""
    {"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Do you keep snapshots?"},{"role":"assistant","content":"Yes."},{"role":"user","content":[{"type":"text","text":"How long?"}]},{"role":"assistant","content":"Thirty days."}],"fields":{"tone":"calm"}}
    {"messages":[{"role":"user","content":"How long?"}],"reference":"A year.","required":true}
    """)
        .expect(200);

    var cases = lead.get("/cases/datasets/chats/cases").expect(200);

    assertThat(cases.text("/items/0/question")).isEqualTo("How long?");
    assertThat(cases.text("/items/0/reference")).isEqualTo("Thirty days.");
    assertThat(cases.text("/items/0/fields/system")).isEqualTo("Be brief.");
    assertThat(cases.text("/items/0/fields/tone")).isEqualTo("calm");
    assertThat(cases.json().at("/items/0/history")).hasSize(2);
    assertThat(cases.text("/items/0/history/1/role")).isEqualTo("assistant");
    assertThat(cases.text("/items/0/history/1/content")).isEqualTo("Yes.");
    assertThat(cases.text("/items/1/state")).as("another conversation").isEqualTo("final");
    assertThat(cases.json().at("/items/1/history")).isEmpty();
    assertThat(cases.text("/items/1/reference")).isEqualTo("A year.");
  }

  @Test
  void whatHasNoPlaceInACaseIsNamed() {
    refused("{\"messages\":[{\"role\":\"assistant\",\"content\":\"Hello.\"}]}", "end with");
    refused(
        "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"system\",\"content\":\"b\"},"
            + "{\"role\":\"user\",\"content\":\"c\"}]}",
        "Instructions stand before the first turn");
    refused("{\"messages\":[{\"role\":\"tool\",\"content\":\"a\"}]}", "not known here");
    refused(
        "{\"question\":\"a?\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}",
        "a question or messages");
    refused(
        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\"}]}]}", "Parts are");
    refused("{\"messages\":[]}", "1 to");
    String turn = "{\"role\":\"user\",\"content\":\"a\"},";
    refused(
        "{\"messages\":[" + turn.repeat(51) + "{\"role\":\"user\",\"content\":\"q\"}]}",
        "At most 50 turns");
  }

  private void refused(String line, String why) {
    var answer = send(line);
    assertThat(answer.body()).contains(why);
    assertThat(lead.get("/cases/datasets/chats/cases").expect(200).json().at("/items")).isEmpty();
  }

  private Answer send(String lines) {
    return lead.post(
        "/cases/datasets/chats/cases", "application/jsonl", lines.getBytes(StandardCharsets.UTF_8));
  }
}
