package dev.hansei.api.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.Stage;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody with a token of their own project would try at the doors of prompts. */
class HostilePromptsTest {
  private static final String FLAGS = "!/ofrep/v1/evaluate/flags";
  private static final int MESSAGES = 12;
  private static final int MESSAGE_CHARS = 60_000;

  private final ApiServer server = ApiServer.running();
  private final LiveSeed seed = new LiveSeed(server);

  @Test
  void versionsOfAMillionLinesAreComparedInSeconds() {
    seed.prompt("long");
    pushMany("a.\n");
    pushMany("b.\n");
    Instant began = Instant.now();

    var change = seed.lead.get("/prompts/long/changes?from=1&to=2").expect(200);
    var browser = server.browser(seed.project, Role.LEAD);
    String page = "!/projects/%s/prompts/long?version=2&against=1".formatted(seed.project.name());
    String shown = browser.get(page).expect(200).body();

    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(20));
    assertThat(change.text("/compared")).isEqualTo("false");
    assertThat(change.json().at("/lines").toString()).contains("more gone", "more new");
    assertThat(shown).contains("too many sentences");
  }

  /** As much of one line as a version holds without trouble. */
  private void pushMany(String line) {
    String text = line.repeat(MESSAGE_CHARS / line.length()).replace("\n", "\\n");
    String message = "{\"role\":\"user\",\"content\":\"%s\"}".formatted(text);
    String messages = String.join(",", Collections.nCopies(MESSAGES, message));
    seed.lead.post("/prompts/long/versions", "{\"messages\":[%s]}".formatted(messages)).expect(201);
  }

  @Test
  void theTagOfOneProjectsFlagsIsNotThatOfAnothers() {
    var other = new LiveSeed(server);
    for (LiveSeed each : new LiveSeed[] {seed, other}) {
      String text = each == seed ? "Ours." : "Theirs.";
      each.move(each.prompt("answer"), Stage.PRODUCTION, each.version("answer", text), 0);
    }
    var ours = seed.application.post(FLAGS, "{}").expect(200);

    other.application.with("If-None-Match", ours.header("etag")).post(FLAGS, "{}").expect(200);
    other
        .application
        .with("If-None-Match", seed.application.get("/prompts/answer").header("etag"))
        .get("/prompts/answer")
        .expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%zz", "%", "%00", "..%2f..%2fanswer", "%F0%28%8C%28", "answer%0d%0ax"})
  void aFlagsKeyThatNobodyWouldWriteIsNoFlag(String key) throws IOException {
    URI base = server.base();
    try (var socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(10_000);
      String request =
          "POST %s/%s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nConnection: close\r\n"
              .formatted(FLAGS.substring(1), key, seed.secret());
      String whole = request + "Content-Length: 2\r\n\r\n{}";
      socket.getOutputStream().write(whole.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("unexpected");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"messages\":[null]}",
        "{\"messages\":[{\"role\":\"user\"}]}",
        "{\"messages\":[{\"content\":\"x\"}]}",
        "{\"settings\":{\"temperature\":\"0.2\"}}",
        "{\"revision\":-1}",
        "{\"revision\":9223372036854775807}",
        "{\"base\":2147483647}",
        "{\"messages\":\"x\"}",
        "[]"
      })
  void aDraftWithHolesIsRefusedInWords(String body) {
    seed.prompt("answer");

    Answer refused =
        seed.lead.send(
            seed.lead
                .request("/prompts/answer/draft")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));

    assertThat(refused.status()).as(refused.body()).isBetween(400, 422);
  }

  @Test
  void draftsOfOthersAreNeitherSeenNorWrittenNorThrownAway() {
    seed.prompt("answer");
    var second = server.token(seed.project, Role.LEAD);
    draft(seed.lead, "{\"note\":\"mine\"}").expect(200);

    second.get("/prompts/answer/draft").expect(404);
    draft(second, "{\"note\":\"theirs\",\"revision\":1}").expect(409);
    second.delete("/prompts/answer/draft").expect(204);

    assertThat(seed.lead.get("/prompts/answer/draft").expect(200).text("/note")).isEqualTo("mine");
    seed.application.get("/prompts/answer/draft").expect(403);
    new LiveSeed(server)
        .lead
        .in(seed.project.name().value())
        .get("/prompts/answer/draft")
        .expect(404);
  }

  private static Answer draft(Client client, String body) {
    return client.send(
        client
            .request("/prompts/answer/draft")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }

  @Test
  void aCopyTakesTheRoleInBothProjectsAndLearnsNoNames() {
    seed.prompt("answer");
    seed.version("answer", "Answer.");
    var other = server.project();
    var there = server.token(other, Role.DEVELOPER);
    String body = "{\"to\":\"%s\"}".formatted(other.name());

    copied(seed.lead, there.secret(), body).expect(403);
    copied(there.in(seed.project.name().value()), there.secret(), body).expect(404);
    copied(seed.lead, seed.lead.secret(), body).expect(403);
    Answer real = copied(seed.lead, "hsi_x", body).expect(403);
    Answer unreal = copied(seed.lead, "hsi_x", "{\"to\":\"no-such-project\"}").expect(403);
    assertThat(real.body().replace(other.name().value(), "no-such-project"))
        .isEqualTo(unreal.body());
    assertThat(there.get("/prompts").json().at("/items")).isEmpty();
  }

  private static Answer copied(Client client, String secret, String body) {
    return client.with("Hansei-To-Token", secret).post("/prompts/answer/copies", body);
  }

  @Test
  void renderingEndsHoweverTheTemplateIsNested() {
    seed.prompt("nested");
    String far = "a" + ".b".repeat(14_000);
    seed.push(
        "nested",
        """
        messages:
          - {role: user, content: "{{#list}}{{#list}}{{/list}}{{#%1$s}}{{/%1$s}}{{/list}}"}
        variables: [list, a]
        """
            .formatted(far));
    String list = "[" + "1,".repeat(99_999) + "1]";
    Instant began = Instant.now();

    seed.lead
        .post(
            "/prompts/nested/versions/1/render",
            "{\"values\":{\"list\":%s,\"a\":1}}".formatted(list))
        .expect(422);

    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void textsThatDoubleWithEachPartialStopGrowing() {
    seed.prompt("self");
    seed.push("self", "messages: [{role: user, content: %s}]\n".formatted("x".repeat(10_000)));
    int number = 1;
    Answer next = doubled(number);
    while (next.status() == 201) {
      number++;
      next = doubled(number);
    }
    assertThat(next.status()).isEqualTo(400);
    assertThat(number).isLessThan(5);
    seed.lead
        .post("/prompts/self/versions/%d/render".formatted(number), "{\"values\":{}}")
        .expect(200);
  }

  private Answer doubled(int number) {
    String yaml =
        "messages: [{role: user, content: '{{>s}}{{>s}}'}]\n"
            + "partials: {s: {prompt: self, number: %d}}\n".formatted(number);
    return seed.lead.post(
        "/prompts/self/versions", "application/yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }
}
