package dev.hansei.api.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.prompts.Stage;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The door in front of the framework answers as the route behind it does, and in order. */
class LiveDoorTest {
  /** Such an Accept is the route's to weigh. */
  private static final String ROUTED = "text/plain, */*";

  private static final String BASE = "/api/v1/projects/p/prompts/";

  private final LiveSeed seed = new LiveSeed(ApiServer.running());

  @Test
  void onlyThePlainestRequestsAreTaken() {
    assertThat(LiveDoorQuestion.of(BASE + "a.b"))
        .contains(new LiveDoorQuestion("p", "a.b", Stage.PRODUCTION, ""));
    assertThat(LiveDoorQuestion.of(BASE + "a?key=u-1&stage=team"))
        .contains(new LiveDoorQuestion("p", "a", Stage.TEAM, "u-1"));
    for (var target :
        new String[] {
          BASE,
          BASE + "a/versions",
          BASE + "a?stage=live",
          BASE + "a?stage=team&stage=dev",
          BASE + "a?key=",
          BASE + "a?key=%41",
          BASE + "a?other=1",
          BASE + "a?key=" + "k".repeat(201),
          BASE + "a b",
          "/api/v1/projects//prompts/a",
          "/api/v1/projects/p/x/prompts/a",
          "/api/v1/projects/p",
          "http://host" + BASE + "a"
        }) {
      assertThat(LiveDoorQuestion.of(target)).as(target).isEmpty();
    }
  }

  @Test
  void theAnswerIsThatOfTheRoute() {
    seed.shared("answer");
    var routed = seed.application.with("Accept", ROUTED);
    for (var path : new String[] {"/prompts/answer", "/prompts/answer?key=u-1&stage=production"}) {
      routed.get(path).expect(200);
      var fast = seed.application.get(path).expect(200);
      var slow = routed.get(path).expect(200);
      assertThat(fast.body()).isEqualTo(slow.body());
      assertThat(headers(fast)).isEqualTo(headers(slow));
      var known = fast.header("etag");
      var unmoved = seed.application.with("If-None-Match", known).get(path).expect(304);
      assertThat(unmoved.bytes()).isEmpty();
      assertThat(headers(unmoved))
          .isEqualTo(headers(routed.with("If-None-Match", known).get(path).expect(304)));
    }
  }

  private static TreeMap<String, Object> headers(Answer answer) {
    var headers = new TreeMap<String, Object>(answer.headers().map());
    headers.keySet().removeAll(Set.of("date", "content-length", "connection"));
    return headers;
  }

  @Test
  void nobodyGetsMoreThanByTheRoute() {
    seed.shared("answer");
    seed.application.get("/prompts/answer").expect(200);
    var other = new LiveSeed(seed.server);
    other.shared("theirs");
    other.application.get("/prompts/theirs").expect(200);
    other.application.in(seed.project.name().value()).get("/prompts/answer").expect(404);
    other.application.get("/prompts/answer").expect(404);
    Client.anonymous(seed.server.base()).in(seed.project.name().value()).get("/prompts/answer").expect(401);
    seed.application.with("Authorization", "Bearer hsi_x").get("/prompts/answer").expect(401);
    seed.application.get("/prompts/answer?stage=live").expect(400);
    seed.application.get("/prompts/none").expect(404);
  }

  /** Requests that are sent in one go, of which only some are taken in front. */
  @Test
  void answersComeInTheOrderOfTheRequests() throws IOException {
    seed.shared("answer");
    seed.application.get("/prompts/answer").expect(200);
    var path = "/api/v1/projects/%s/prompts".formatted(seed.project.name());
    var sent = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      sent.append(request(i % 3 == 1 ? path : path + "/answer", i == 19));
    }
    try (var socket = new Socket("127.0.0.1", seed.server.base().getPort())) {
      socket.getOutputStream().write(sent.toString().getBytes(StandardCharsets.US_ASCII));
      var answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var kinds = new StringBuilder();
      for (var answer : answers.split("HTTP/1.1 200 OK")) {
        kinds.append(answer.contains("\"items\"") ? 'l' : answer.contains("gen_ai") ? 'p' : ' ');
      }
      assertThat(kinds.toString().strip()).isEqualTo("plpplpplpplpplpplppl");
    }
  }

  private String request(String path, boolean isLast) {
    return "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n%s\r\n"
        .formatted(path, seed.secret(), isLast ? "Connection: close\r\n" : "");
  }
}
