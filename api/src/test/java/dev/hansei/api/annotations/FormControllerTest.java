package dev.hansei.api.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Forms and the labels that answer them, over HTTP. */
class FormControllerTest {
  private static final String FORM =
      """
      {"name":"support","fields":[
        {"key":"right","criterion":"grounded","prompt":"Is it right?","type":"pass-fail",
         "rubric":"As the passages say.","examples":[{"answer":"Yes.","label":"fail"}]},
        {"key":"faults","prompt":"What is wrong with it?","type":"many","required":false,
         "names":["off topic","too long"]},
        {"key":"help","prompt":"How much does it help?","type":"grades",
         "anchors":["not at all","","","","it solves it"]},
        {"key":"minutes","prompt":"Minutes to check it?","type":"number","required":false,
         "min":0,"max":60,"step":0.5,"tolerance":1}]}
      """;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final Client one = server.token(project, Role.ANNOTATOR);
  private final QueueSeed seed = new QueueSeed(server, project, 3);

  @Test
  void aFormIsMadeInVersionsAndRead() {
    Answer made = lead.post("/annotations/forms", FORM).expect(201);
    assertThat(made.text("/number")).isEqualTo("1");
    assertThat(made.text("/lead")).isEqualTo("right");
    assertThat(lead.post("/annotations/forms", FORM).text("/id"))
        .as("the same content")
        .isEqualTo(made.text("/id"));
    assertThat(
            lead.post("/annotations/forms", FORM.replace("solves it", "ends it"))
                .expect(201)
                .text("/number"))
        .isEqualTo("2");
    assertThat(one.get("/annotations/forms/support").expect(200).text("/number")).isEqualTo("2");
    JsonNode first = one.get("/annotations/forms/" + made.text("/id")).expect(200).json();
    assertThat(first.at("/fields/2/takes/anchors/4").asText()).isEqualTo("it solves it");
    assertThat(first.at("/fields/0/examples/0/label").asText()).isEqualTo("fail");
    assertThat(one.get("/annotations/forms").expect(200).json().at("/items")).hasSize(2);
    one.post("/annotations/forms", FORM).expect(403);
    one.get("/annotations/forms/other").expect(404);
    server.everything(server.project()).get("/annotations/forms/" + made.text("/id")).expect(404);
  }

  @Test
  void aFormThatCannotBeAnsweredIsRefusedByItsField() {
    refused(FORM.replace("\"grades\"", "\"stars\""), "fields[2].type", "Known: pass-fail");
    refused(FORM.replace("\"max\":60", "\"max\":0"), "fields[3].min", "below its end");
    refused(FORM.replace("\"label\":\"fail\"", "\"label\":\"bad\""), "fields[0]", "takes pass");
    refused(FORM.replace("\"key\":\"help\"", "\"key\":\"right\""), "fields", "one key");
    refused(FORM.replace("\"step\":0.5", "\"step\":0.7"), "fields[3].min", "whole number");
    refused(FORM.replace("\"key\":\"faults\"", "\"key\":\"What?\""), "fields[1]", "a key is");
    assertThat(
            lead.post("/annotations/forms", FORM.replace("grounded", "witty"))
                .expect(404)
                .text("/code"))
        .isEqualTo("criterion-not-found");
  }

  private void refused(String body, String field, String words) {
    Answer answer = lead.post("/annotations/forms", body).expect(400);
    assertThat(answer.text("/field")).isEqualTo(field);
    assertThat(answer.text("/detail")).contains(words);
  }

  @Test
  void aQueueThatAsksByAFormTakesAnswersByTheirKeys() {
    String queue = "/annotations/queues/" + openByForm();
    JsonNode next = one.post(queue + "/next", "{}").expect(200).json();
    assertThat(next.at("/task/fields")).hasSize(4);
    assertThat(next.at("/task/fields/3/takes/type").asText()).isEqualTo("number");
    assertThat(next.at("/task/labels/0").asText()).isEqualTo("pass");
    String submit = "/annotations/tasks/%s/submit".formatted(next.at("/task/id").asText());
    refusesWhatIsNoAnswer(submit);

    String well =
        "{\"answers\":{\"right\":\"pass\",\"help\":4,\"minutes\":12.5,"
            + "\"faults\":[\"too long\",\"off topic\"]},\"note\":\"n\"}";
    Answer kept = one.post(submit, well).expect(200);
    assertThat(kept.text("/label")).isEqualTo("pass");
    assertThat(kept.text("/answers/faults")).isEqualTo("off topic, too long");
    assertThat(kept.text("/answers/minutes")).isEqualTo("12.5");

    JsonNode label = lead.get(queue + "/labels").expect(200).json().at("/items/0");
    assertThat(label.at("/fields/help/label").asText()).isEqualTo("4");
    assertThat(label.at("/fields/help/resolution").asText()).isEqualTo("single");
    assertThat(label.at("/annotations/0/answers/help").asText()).isEqualTo("4");
    JsonNode state = lead.get(queue + "/tasks?state=labelled").expect(200).json().at("/items/0");
    assertThat(state.at("/fields/minutes/label").asText()).isEqualTo("12.5");
    assertThat(lead.get(queue).json().at("/form").asText()).isNotEmpty();
  }

  private void refusesWhatIsNoAnswer(String submit) {
    assertThat(one.post(submit, "{\"label\":\"pass\"}").expect(422).text("/code"))
        .isEqualTo("field-needed");
    assertThat(
            one.post(submit, "{\"answers\":{\"right\":\"pass\",\"help\":4,\"tone\":\"fine\"}}")
                .expect(422)
                .text("/detail"))
        .contains("no field 'tone'", "right, faults, help, minutes");
    assertThat(
            one.post(submit, "{\"answers\":{\"right\":\"pass\",\"help\":4,\"minutes\":60.5}}")
                .expect(422)
                .text("/code"))
        .isEqualTo("answer-unfit");
    assertThat(one.post(submit, "{\"answers\":{\"right\":{}}}").expect(400).text("/field"))
        .isEqualTo("answers.right");
    one.post(submit, "{}").expect(400);
    one.post(submit, "{\"label\":\"pass\",\"answers\":{\"right\":\"pass\"}}").expect(400);
  }

  @Test
  void labelsGoOutAndComeInWithTheirFields() {
    String queue = "/annotations/queues/" + openByForm();
    String lines =
        """
        {"item":"%s","answers":{"right":"pass","help":5},"author":{"type":"outside","name":"crowd"}}
        {"item":"%s","answers":{"right":"pass"},"author":{"type":"outside","name":"crowd"}}
        {"item":"%s","label":"pass","answers":{},"author":{"type":"outside","name":"crowd"}}
        """
            .formatted(
                ItemKey.of(QueueSeed.question(0), QueueSeed.answer(0)),
                ItemKey.of(QueueSeed.question(1), QueueSeed.answer(1)),
                ItemKey.of(QueueSeed.question(2), QueueSeed.answer(2)));
    Answer read =
        lead.post(queue + "/labels", "application/jsonl", lines.getBytes(StandardCharsets.UTF_8))
            .expect(200);
    assertThat(read.text("/taken")).isEqualTo("1");
    assertThat(read.json().at("/rejected")).hasSize(2);
    assertThat(read.text("/rejected/0/code")).isEqualTo("unfit-answers");
    assertThat(lead.get(queue + "/labels").text("/items/0/fields/help/label")).isEqualTo("5");
  }

  @Test
  void aQueueWithoutAFormIsAFormOfOneField() {
    String queue = "/annotations/queues/" + seed.open(1);
    JsonNode next = one.post(queue + "/next", "{}").expect(200).json();
    assertThat(next.at("/task/fields")).hasSize(1);
    assertThat(next.at("/task/fields/0/key").asText()).isEqualTo("label");
    String submit = "/annotations/tasks/%s/submit".formatted(next.at("/task/id").asText());
    Answer kept = one.post(submit, "{\"answers\":{\"label\":\"fail\"}}").expect(200);
    assertThat(kept.text("/label")).isEqualTo("fail");
    assertThat(kept.json().at("/answers").isMissingNode()).isTrue();
  }

  @Test
  void aQueueIsAskedForByTheNameOfAForm() {
    lead.post("/annotations/forms", FORM).expect(201);
    String body = "{\"name\":\"q\",\"form\":\"support\",\"runs\":[\"%s\"]}".formatted(seed.run());
    assertThat(lead.post("/annotations/queues", body).expect(503).text("/code"))
        .as("well, but for the workflow engine")
        .isEqualTo("temporal-unavailable");
    assertThat(
            lead.post("/annotations/queues", body.replace("support", "other"))
                .expect(404)
                .text("/code"))
        .isEqualTo("form-not-found");
    assertThat(
            lead.post(
                    "/annotations/queues",
                    body.replace("\"runs\"", "\"categories\":[\"a\",\"b\"],\"runs\""))
                .expect(400)
                .text("/field"))
        .isEqualTo("categories");
    lead.post(
            "/annotations/forms",
            FORM.replace("\"criterion\":\"grounded\",", "").replace("support", "free"))
        .expect(201);
    assertThat(
            lead.post("/annotations/queues", body.replace("support", "free"))
                .expect(400)
                .text("/field"))
        .isEqualTo("criterion");
  }

  private String openByForm() {
    return seed.openByForm(1, lead.post("/annotations/forms", FORM).expect(201).text("/id"))
        .toString();
  }
}
