package dev.hansei.api.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Texts as answers, over HTTP: asked for, sent, refused, listed, exported and brought. */
class TextFormControllerTest {
  private static final String FORM =
      """
      {"name":"open coding","fields":[
        {"key":"code","prompt":"What is wrong?","type":"code"},
        {"key":"bad","prompt":"Where?","type":"spans","names":["unsupported","rude"],"required":false},
        {"key":"ground","prompt":"By what?","type":"spans","names":["said"],"on":"context",
         "required":false},
        {"key":"better","prompt":"Say it better.","type":"correction","required":false},
        {"key":"own","prompt":"What would you say?","type":"demonstration","required":false}]}
      """;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final Client one = server.token(project, Role.ANNOTATOR);
  private final QueueSeed seed = new QueueSeed(server, project, 2);

  private String queue(int reviewers) {
    String form = lead.post("/annotations/forms", FORM).expect(201).text("/id");
    return "/annotations/queues/" + seed.openByForm(reviewers, form);
  }

  private static String submit(JsonNode next) {
    return "/annotations/tasks/%s/submit".formatted(next.at("/task/id").asText());
  }

  @Test
  void aFormMayAskForTextsAlone() {
    Answer made = lead.post("/annotations/forms", FORM).expect(201);
    assertThat(made.text("/lead")).isEqualTo("code");
    assertThat(made.text("/fields/1/takes/type")).isEqualTo("spans");
    assertThat(made.text("/fields/1/takes/on")).isEqualTo("answer");
    assertThat(made.text("/fields/2/takes/on")).isEqualTo("context");
    refused(FORM.replace("\"on\":\"context\"", "\"on\":\"question\""), "fields[2].on");
    refused(FORM.replace("\"names\":[\"said\"],", ""), "fields[2].names");
    refused(
        FORM.replace("\"type\":\"code\"", "\"type\":\"code\",\"names\":[\"a\"]"),
        "fields[0].names");
  }

  private void refused(String body, String field) {
    assertThat(lead.post("/annotations/forms", body).expect(400).text("/field")).isEqualTo(field);
  }

  /** The engine is down here; the criterion is there before it is asked. */
  @Test
  void aQueueOfTextsNeedsNoCriterion() {
    String form = lead.post("/annotations/forms", FORM).expect(201).text("/id");
    String body =
        "{\"name\":\"read\",\"form\":\"%s\",\"runs\":[\"%s\"]}".formatted(form, seed.run());
    assertThat(lead.post("/annotations/queues", body).status()).isNotEqualTo(400);
    assertThat(lead.get("/criteria").expect(200).body()).contains("open coding");
  }

  @Test
  void textsAreSentKeptAndListed() {
    String queue = queue(1);
    JsonNode next = one.post(queue + "/next", "{}").expect(200).json();
    JsonNode marked = next.at("/task/markable");
    assertThat(marked).hasSize(2);
    assertThat(marked.at("/0/text").asText()).isEqualTo(next.at("/task/answer").asText());
    assertThat(marked.at("/0/sha256").asText())
        .isEqualTo(Sha256.of(next.at("/task/answer").asText()).hex());
    assertThat(marked.at("/1/on").asText()).isEqualTo("context");
    refusesWhatDoesNotFit(next);

    String well =
        """
        {"answers":{"code":" Made  UP","bad":{"sha256":"%s","spans":[
          {"category":"rude","start":4,"end":6},{"category":"unsupported","start":0,"end":3}]},
          "ground":{"sha256":"%s","spans":[]},"better":"<b>It</b> is kept.","own":"%s"}}
        """
            .formatted(
                marked.at("/0/sha256").asText(),
                marked.at("/1/sha256").asText(),
                "long ".repeat(2_000));
    Answer kept = one.post(submit(next), well).expect(200);
    assertThat(kept.text("/label")).isEqualTo("answered");
    assertThat(kept.text("/answers/code")).isEqualTo("made up");
    assertThat(kept.text("/answers/bad/spans/0/category")).isEqualTo("unsupported");
    assertThat(kept.json().at("/answers/bad/spans/0").has("type")).isFalse();
    assertThat(kept.json().at("/answers/ground/spans").isArray()).isTrue();

    findsItsCode();
    listsItAsMine();
  }

  private void findsItsCode() {
    JsonNode codes = one.get("/annotations/codes?q=MADE").expect(200).json();
    assertThat(codes.at("/items/0/code").asText()).isEqualTo("made up");
    assertThat(codes.at("/items/0/uses").asInt()).isEqualTo(1);
    assertThat(one.get("/annotations/codes?q=other").json().at("/items")).isEmpty();
    assertThat(one.get("/annotations/codes?criterion=grounded").json().at("/items")).hasSize(1);
    one.get("/annotations/codes?limit=51").expect(400);
    one.get("/annotations/codes?criterion=none").expect(404);
  }

  private void listsItAsMine() {
    JsonNode mine = one.get("/annotations/mine").expect(200).json().at("/items/0");
    assertThat(mine.at("/annotation/answers/better").asText()).contains("<b>It</b>");
    assertThat(mine.at("/changeable").asBoolean()).isTrue();
    assertThat(lead.get("/annotations/mine").expect(200).json().at("/items")).isEmpty();
    server.token(project, Role.DEVELOPER).get("/annotations/mine").expect(403);
  }

  private void refusesWhatDoesNotFit(JsonNode next) {
    String hash = next.at("/task/markable/0/sha256").asText();
    String spans = "{\"answers\":{\"code\":\"a\",\"bad\":{\"sha256\":\"%s\",\"spans\":[%s]}}}";
    String span = "{\"category\":\"rude\",\"start\":%s,\"end\":%s}";
    for (String wrong :
        new String[] {
          spans.formatted(hash, span.formatted(0, 5_000)),
          spans.formatted("0".repeat(64), span.formatted(0, 1)),
          spans.formatted(hash, span.formatted(0, 1).replace("rude", "kind")),
          "{\"answers\":{\"code\":\"<b>\"}}",
          "{\"answers\":{\"code\":\"a\",\"bad\":\"rude\"}}"
        }) {
      assertThat(one.post(submit(next), wrong).expect(422).text("/code")).isEqualTo("answer-unfit");
    }
    for (String wrong :
        new String[] {
          spans.formatted(hash, span.formatted(3, 3)),
          spans.formatted(hash, span.formatted(0, "\"1\"")),
          spans.formatted(hash, span.formatted(0, 2) + "," + span.formatted(1, 3)),
          spans.formatted("x", ""),
          spans.formatted(hash, "").replace("spans", "marks"),
          "{\"answers\":{\"own\":\"%s\"}}".formatted("x".repeat(50_001))
        }) {
      assertThat(one.post(submit(next), wrong).expect(400).text("/field")).startsWith("answers.");
    }
  }

  @Test
  void textsGoOutAndComeInAsTheyAre() {
    String queue = queue(1);
    String answer = QueueSeed.answer(0);
    String line =
        """
        {"question":"%s","output":"%s","author":{"type":"outside","name":"crowd"},"answers":{"code":"late","better":"Sooner.","bad":{"sha256":"%s","spans":[{"category":"rude","start":0,"end":8}]}}}
        """
            .formatted(QueueSeed.question(0), answer, Sha256.of(answer).hex());
    Answer brought =
        lead.post(queue + "/labels", "application/jsonl", line.getBytes(StandardCharsets.UTF_8));
    assertThat(brought.expect(200).text("/taken")).isEqualTo("1");
    JsonNode out = lead.get(queue + "/labels").expect(200).json().at("/items/0");
    assertThat(out.at("/label").asText()).isEqualTo("answered");
    assertThat(out.at("/fields").isMissingNode()).as("no text is picked").isTrue();
    JsonNode said = out.at("/annotations/0/answers");
    assertThat(said.at("/better").asText()).isEqualTo("Sooner.");
    assertThat(said.at("/bad/spans/0/end").asInt()).isEqualTo(8);
  }
}
