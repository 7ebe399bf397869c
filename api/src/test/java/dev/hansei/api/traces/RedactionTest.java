package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.infra.registry.traces.redaction.RedactionCounts;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.TraceId;
import dev.hansei.workflows.traces.redaction.SpanRedaction;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedactionTest {
  private static final String BASE = "/traces/redaction";
  private static final String LINE =
      """
      {"externalId":"one","input":"I am anna@example.org","output":"Call +49 30 1234567.",\
      "attributes":{"user":{"ip":"203.0.113.7","age":41},"hansei.redacted":"c@example.org"},\
      "feedback":{"comment":"mail bob@example.org"}}
      """;

  private final ApiServer server = ApiServer.running();
  private Project project;
  private Client developer;

  @BeforeEach
  void begin() {
    project = server.project();
    developer = server.token(project, Role.DEVELOPER);
  }

  @Test
  void nothingPersonalIsStoredUnlessThePolicySaysSo() {
    developer
        .post("/traces", "application/jsonl", LINE.getBytes(StandardCharsets.UTF_8))
        .expect(200);

    var trace =
        server.get(Traces.class).find(project.id(), TraceId.ofExternal("one")).orElseThrow();
    var span = trace.spans().getFirst();
    assertThat(span.input().getFirst().content()).isEqualTo("I am [email]");
    assertThat(span.output().getFirst().content()).isEqualTo("Call [phone].");
    assertThat(span.attributes().get("user")).isEqualTo(Map.of("ip", "[ip]", "age", 41));
    assertThat(String.valueOf(span.attributes().get(SpanRedaction.REPORT)))
        .contains("attributes.user={ip=1}", "input={email=1}", "output={phone=1}")
        .doesNotContain("c@example.org");
    assertThat(trace.feedback().toString()).contains("mail [email]").doesNotContain("bob@");

    server.get(RedactionCounts.class).flush();
    var shown = developer.get(BASE).expect(200);
    assertThat(shown.text("/version")).isEqualTo("0");
    assertThat(shown.json().path("counts").toString())
        .contains("{\"field\":\"input\",\"kind\":\"email\",\"found\":1}");
  }

  @Test
  void aLeadPutsAnotherPolicyInForceAndTriesIt() {
    var lead = server.token(project, Role.LEAD);
    var policy =
        """
        {"actions":{"email":"hash","ip":"keep"},"names":["Anna Berg"],
         "patterns":[{"name":"order-number","pattern":"ORD-[0-9]+"}],"expectedVersion":0}
        """;
    assertThat(put(developer, policy).status()).isEqualTo(403);
    assertThat(put(lead, policy).expect(200).text("/version")).isEqualTo("1");
    assertThat(put(lead, policy).status()).as("version 0 is gone").isEqualTo(409);
    assertThat(put(lead, "{\"actions\":{\"email\":\"shout\"}}").expect(422).body())
        .contains("mask, hash, drop, keep");

    var tried =
        lead.post(BASE + "/try", "{\"text\":\"anna berg, a@example.org, 203.0.113.7, ORD-12\"}")
            .expect(200);
    assertThat(tried.text("/text"))
        .matches("\\[name], \\[email:[g-z]{12}], 203\\.0\\.113\\.7, \\[order-number]");
    assertThat(tried.text("/finds/1/start")).isEqualTo("11");
  }

  private static Answer put(Client client, String json) {
    return client.send(
        client
            .request(BASE)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json)));
  }
}
