package dev.hansei.api.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.prompts.Stage;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** OpenFeature's protocol, byte by byte; what real SDKs make of it OfrepIT tells. */
class OfrepTest {
  private static final String FLAGS = "!/ofrep/v1/evaluate/flags";

  private final LiveSeed seed = new LiveSeed(ApiServer.running());

  @Test
  void aPromptIsAnObjectItsNumberAndItsText() {
    var id = seed.prompt("answer.now");
    seed.move(id, Stage.PRODUCTION, seed.version("answer.now", "Answer."), 0);
    seed.move(id, Stage.TEAM, seed.version("answer.now", "Answer briefly."), 0);

    var whole = flag("answer.now", "{}").expect(200);
    assertThat(whole.text("/key")).isEqualTo("answer.now");
    assertThat(whole.text("/value/messages/0/content")).isEqualTo("Answer.");
    assertThat(whole.text("/reason")).isEqualTo("STATIC");
    assertThat(whole.text("/variant")).isEqualTo("v1");
    assertThat(whole.text("/metadata/name")).isEqualTo("answer.now");
    assertThat(whole.text("/metadata/version")).isEqualTo("1");
    assertThat(flag("answer.now@team", "{}").expect(200).text("/variant")).isEqualTo("v2");
    assertThat(flag("answer.now@team.number", "").expect(200).json().at("/value").isInt()).isTrue();
    assertThat(flag("answer.now@production.text", "{}").expect(200).text("/value"))
        .isEqualTo("Answer.");
  }

  @Test
  void aFlagIsWrittenOnceUntilSomethingMoves() {
    var id = seed.prompt("answer");
    seed.move(id, Stage.PRODUCTION, seed.version("answer", "Answer."), 0);
    var answers = seed.server.get(LiveAnswers.class);
    var whole = OfrepFlag.of("answer").orElseThrow();
    byte[] first = answers.flag(whole, served());
    assertThat(answers.flag(whole, served())).isSameAs(first);
    assertThat(answers.flag(OfrepFlag.of("answer@production.number").orElseThrow(), served()))
        .isNotEqualTo(first);
    seed.move(id, Stage.PRODUCTION, seed.version("answer", "Answer briefly."), 1);
    assertThat(new String(answers.flag(whole, served()), StandardCharsets.UTF_8))
        .contains("Answer briefly.");
    assertThat(flag("answer", "{}").expect(200).text("/variant")).isEqualTo("v2");
  }

  private ServedPrompt served() {
    var asked = new ServedQuestion(seed.project.id(), "answer", Stage.PRODUCTION, Optional.empty());
    return seed.server.get(LiveReader.class).findNow(asked);
  }

  @Test
  void theTargetingKeyDecides() {
    seed.shared("answer");
    boolean wasLive = false;
    boolean wasCandidate = false;
    for (int caller = 0; caller < 40; caller++) {
      var context = "{\"context\":{\"targetingKey\":\"u-%d\",\"plan\":1}}".formatted(caller);
      var answer = flag("answer", context).expect(200);
      assertThat(answer.text("/reason")).isEqualTo("SPLIT");
      var arm = seed.application.get("/prompts/answer?key=u-" + caller).text("/assignment/arm");
      assertThat(answer.text("/metadata/arm")).as("as by REST").isEqualTo(arm);
      wasLive |= arm.equals("live");
      wasCandidate |= arm.equals("candidate");
    }
    assertThat(wasLive && wasCandidate).isTrue();
    assertThat(flag("answer", "{}").expect(200).text("/reason")).isEqualTo("STATIC");
  }

  @Test
  void allFlagsComeAtOnceUntilSomethingMoves() {
    var id = seed.prompt("b");
    seed.move(id, Stage.PRODUCTION, seed.version("b", "Answer."), 0);
    seed.move(id, Stage.DEV, seed.version("b", "Answer."), 0);
    seed.move(seed.prompt("a"), Stage.TEAM, seed.version("a", "Ask."), 0);
    var all = seed.application.post(FLAGS, "{\"context\":{}}").expect(200);
    assertThat(all.json().at("/flags").findValuesAsText("key"))
        .containsExactly("a@team", "b@dev", "b");
    var again = seed.application.with("If-None-Match", all.header("etag"));
    assertThat(again.post(FLAGS, "{\"context\":{}}").expect(304).bytes()).isEmpty();
    seed.move(id, Stage.PRODUCTION, seed.version("b", "Answer briefly."), 1);
    again.post(FLAGS, "{\"context\":{}}").expect(200);
  }

  @Test
  void allFlagsAreWrittenOnceBetweenTwoMovesAndASideOfARolloutAtATime() {
    var bulk = seed.server.get(OfrepBulk.class);
    seed.shared("answer");
    long before = bulk.writings();
    Set<String> tags = new HashSet<>();
    for (int caller = 0; caller < 20; caller++) {
      var context = "{\"context\":{\"targetingKey\":\"u-%d\"}}".formatted(caller);
      var all = seed.application.post(FLAGS, context).expect(200);
      tags.add(all.header("etag"));
      assertThat(all.text("/flags/0/variant")).isEqualTo(flag("answer", context).text("/variant"));
      seed.application.with("If-None-Match", all.header("etag")).post(FLAGS, context).expect(304);
    }
    assertThat(tags).as("the two sides").hasSize(2);
    assertThat(bulk.writings() - before).isEqualTo(2);
  }

  @Test
  void whatProvidersNeedToKnow() {
    var told = seed.application.get("!/ofrep/v1/configuration").expect(200);
    assertThat(told.text("/name")).isEqualTo("Hansei");
    assertThat(told.text("/capabilities/cacheInvalidation/polling/minPollingIntervalMs"))
        .isEqualTo("10000");
    seed.application
        .with("If-None-Match", told.header("etag"))
        .get("!/ofrep/v1/configuration")
        .expect(304);
  }

  @Test
  void aKeyOpensTheseDoorsAsTheAuthorizationHeaderDoes() {
    seed.move(seed.prompt("answer"), Stage.PRODUCTION, seed.version("answer", "Answer."), 0);
    var byKey = seed.application.with("Authorization", "").with("X-API-Key", seed.secret());
    byKey.post(FLAGS + "/answer", "{}").expect(200);
    byKey.get("/prompts/answer").expect(401);
  }

  /** The Java provider reads metadata of every answer, whatever its status. */
  @Test
  void everyRefusalHasTheFormOfTheProtocol() {
    seed.move(seed.prompt("answer"), Stage.PRODUCTION, seed.version("answer", "Answer."), 0);
    refused(flag("none", "{}"), 404, "FLAG_NOT_FOUND");
    refused(flag("answer@dev", "{}"), 404, "FLAG_NOT_FOUND");
    refused(flag("answer@soon", "{}"), 404, "FLAG_NOT_FOUND");
    refused(flag("answer@production.colour", "{}"), 404, "FLAG_NOT_FOUND");
    refused(flag("answer", "{\"context\":"), 400, "PARSE_ERROR");
    refused(flag("answer", "{\"context\":1}"), 400, "INVALID_CONTEXT");
    refused(flag("answer", "{\"context\":{\"targetingKey\":1}}"), 400, "INVALID_CONTEXT");
    refused(Client.anonymous(seed.server.base()).post(FLAGS + "/answer", "{}"), 401, "GENERAL");
    refused(
        seed.application.with("Authorization", "Bearer hsi_x").post(FLAGS + "/answer", "{}"),
        401,
        "GENERAL");
    refused(seed.application.get(FLAGS + "/answer"), 405, "GENERAL");
    refused(seed.application.get("!/ofrep/v1/nothing"), 404, "GENERAL");
    assertThat(flag("none", "{}").text("/key")).isEqualTo("none");
  }

  private static void refused(Answer answer, int status, String code) {
    answer.expect(status);
    assertThat(answer.text("/errorCode")).isEqualTo(code);
    assertThat(answer.text("/errorDetails")).isNotBlank();
    assertThat(answer.json().at("/metadata").isObject()).isTrue();
    assertThat(answer.header("content-type")).startsWith("application/json");
  }

  private Answer flag(String key, String body) {
    return seed.application.post(FLAGS + "/" + key, body);
  }
}
