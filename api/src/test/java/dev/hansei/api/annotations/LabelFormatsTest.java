package dev.hansei.api.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels in the shapes that other tools document, in and out. */
class LabelFormatsTest {
  private static final String JSON = "application/json";

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final QueueSeed seed = new QueueSeed(server, project, 3);

  private String queue() {
    return "/annotations/queues/" + seed.open(2, categories());
  }

  private static LabelKind categories() {
    return new LabelKind.Categories(List.of("fine", "wrong", "=cmd"));
  }

  private Answer sent(String queue, String query, String type, String body) {
    return lead.post(
        queue + "/labels?as=raters" + query, type, body.getBytes(StandardCharsets.UTF_8));
  }

  private String file(String queue, String format) {
    return lead.get(queue + "/labels/file?format=" + format).expect(200).body();
  }

  /** As the guide to Label Studio's task format has it. */
  @Test
  void tasksOfLabelStudioAreTakenUp() {
    String queue = queue();
    String tasks =
        """
        [{"id": 1, "project": 83, "created_at": "2021-03-09T21:52:49.513742Z",
          "data": {"prompt": "%s", "response": "%s", "image": "x.jpg"},
          "annotations": [
            {"id": "1001", "completed_by": 10, "was_cancelled": false, "ground_truth": false,
             "lead_time": 4.288,
             "result": [
               {"id": "a", "from_name": "verdict", "to_name": "text", "type": "choices",
                "value": {"choices": ["fine"]}},
               {"id": "b", "from_name": "note", "to_name": "text", "type": "textarea",
                "value": {"text": ["short"]}},
               {"id": "c", "from_name": "tag", "to_name": "img", "type": "rectanglelabels",
                "value": {"x": 1, "rectanglelabels": ["Moonwalker"]}}]},
            {"id": "1002", "completed_by": {"id": 2, "email": "b@example.org"},
             "was_cancelled": true, "result": []}],
          "predictions": [{"model_version": "model 1", "score": 0.9, "result": [
             {"from_name": "verdict", "type": "choices", "value": {"choices": ["wrong"]}}]}]}]
        """
            .formatted(QueueSeed.question(0), QueueSeed.answer(0));
    Answer read = sent(queue, "&format=label-studio", JSON, tasks).expect(200);
    assertThat(read.text("/taken")).isEqualTo("2");
    assertThat(read.json().at("/rejected/0/code").asText()).isEqualTo("skipped-there");
    assertThat(read.body())
        .contains(
            "data.image",
            "annotations.lead_time",
            "predictions.score",
            "result tag (rectanglelabels)",
            "project");
    JsonNode task = json(file(queue, "label-studio")).at("/0");
    assertThat(task.at("/annotations/0/completed_by/first_name").asText())
        .isEqualTo("outside:user 10");
    assertThat(task.at("/annotations/0/result/1/value/text/0").asText()).isEqualTo("short");
    assertThat(task.at("/predictions/0/model_version").asText()).isEqualTo("model 1");
  }

  /** As Argilla's {@code Record.to_dict} writes it. */
  @Test
  void recordsOfArgillaAreTakenUp() {
    String queue = queue();
    String records =
        """
        [{"id": "r-1", "fields": {"question": "%s", "answer": "%s"}, "metadata": {"area": "x"},
          "suggestions": {"verdict": {"value": "wrong", "score": 0.8, "agent": "gpt-4o"}},
          "responses": {"verdict": [
             {"value": "fine", "user_id": "6a1f0e8e-0000-4000-8000-000000000001"},
             {"value": "maybe", "user_id": "6a1f0e8e-0000-4000-8000-000000000002"}]},
          "vectors": {}, "_server_id": "6a1f0e8e-0000-4000-8000-000000000009"}]
        """
            .formatted(QueueSeed.question(1), QueueSeed.answer(1));
    Answer read = sent(queue, "&format=argilla", JSON, records).expect(200);
    assertThat(read.text("/taken")).isEqualTo("2");
    assertThat(read.json().at("/rejected/0/code").asText()).isEqualTo("unknown-label");
    assertThat(read.body()).contains("metadata.area", "suggestions.score", "_server_id");
    assertThat(read.body()).doesNotContain("vectors");
    JsonNode made = json(file(queue, "argilla")).at("/0");
    assertThat(made.at("/responses/label/0/value").asText()).isEqualTo("fine");
    assertThat(made.at("/suggestions/label/agent").asText()).isEqualTo("gpt-4o");
  }

  /** As MLflow's {@code Assessment.to_dictionary} writes it, old and new, and within a trace. */
  @Test
  void assessmentsOfMlflowAreTakenUp() {
    String queue = "/annotations/queues/" + seed.open(1);
    String lines =
        """
        {"assessment_id":"a-1","trace_id":"tr-1","name":"correct","source":{"source_type":"HUMAN","source_id":"ann@example.org"},"create_time_ms":1,"expectation":null,"feedback":{"value":true},"rationale":"As the passage says.","metadata":{"item":"%1$s"},"error":null,"span_id":null}
        {"assessment_name":"correct","trace_id":"tr-1","source":{"source_type":"LLM_JUDGE","source_id":"gpt-4o"},"feedback":{"value":"no"},"metadata":{"item":"%1$s"},"valid":true}
        {"assessment_name":"correct","trace_id":"tr-1","source":{"source_type":"HUMAN","source_id":"late"},"feedback":{"value":true},"metadata":{"item":"%1$s"},"valid":false}
        {"assessment_name":"right","trace_id":"tr-1","source":{"source_type":"HUMAN","source_id":"ann"},"expectation":{"value":"thirty"},"metadata":{"item":"%1$s"}}
        {"info":{"trace_id":"tr-2","state":"OK","assessments":[{"assessment_name":"correct","source":{"source_type":"HUMAN","source_id":"bob"},"feedback":{"value":"yes"}}]},"data":{"request":"%2$s","response":"%3$s"}}
        """
            .formatted(
                ItemKey.of(QueueSeed.question(0), QueueSeed.answer(0)),
                QueueSeed.question(1),
                QueueSeed.answer(1));
    Answer read = sent(queue, "&format=mlflow", "application/jsonl", lines).expect(200);
    assertThat(read.text("/taken")).as(read.body()).isEqualTo("3");
    assertThat(read.body()).contains("overridden", "\"expectation\"", "info.state", "trace_id");
    String written = file(queue, "mlflow");
    assertThat(written.lines()).hasSize(3);
    assertThat(written)
        .contains("\"rationale\":\"As the passage says.\"", "LLM_JUDGE", "\"value\":false");
  }

  /** Columns of other tools that are called as answer b of a pair say nothing of single answers. */
  @Test
  void aColumnOfAnotherMeaningCostsNoLabel() {
    String csv = queue();
    Answer read =
        sent(
                csv,
                "&format=csv",
                "text/csv",
                "question,output,author,label,other,b\r\n%s,%s,r1,fine,x,y\r\n"
                    .formatted(QueueSeed.question(0), QueueSeed.answer(0)))
            .expect(200);
    assertThat(read.text("/taken")).as(read.body()).isEqualTo("1");
    assertThat(read.body()).contains("other", "\"b\"");
    String tasks =
        """
        [{"data": {"prompt": "%s", "response": "%s", "other": "x"},
          "annotations": [{"completed_by": 1, "result": [
             {"from_name": "verdict", "type": "choices", "value": {"choices": ["fine"]}}]}]}]
        """
            .formatted(QueueSeed.question(1), QueueSeed.answer(1));
    Answer taken = sent(csv, "&format=label-studio", JSON, tasks).expect(200);
    assertThat(taken.text("/taken")).as(taken.body()).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "jsonl, application/jsonl",
    "csv, text/csv",
    "label-studio, application/json",
    "argilla, application/json",
    "mlflow, application/jsonl"
  })
  void whatIsWrittenIsReadAgain(String format, String type) {
    String first = queue();
    String lines =
        """
        {"item":"%s","label":"fine","author":{"type":"outside","name":"r1"},"note":"=1+1"}
        {"item":"%s","label":"=cmd","author":{"type":"outside","name":"r2"}}
        {"item":"%s","label":"wrong","author":{"type":"model","name":"gpt-4o"}}
        """
            .formatted(item(0), item(0), item(1));
    assertThat(sent(first, "", "application/jsonl", lines).text("/taken")).isEqualTo("3");
    String written = file(first, format);
    String second = queue();
    Answer read = sent(second, "&format=" + format, type, written).expect(200);
    assertThat(read.text("/taken")).as(read.body()).isEqualTo("3");
    assertThat(said(second)).isEqualTo(said(first));
    if (format.equals("csv")) {
      assertThat(written).as("no formulas").contains(",'=cmd,", ",'=1+1").doesNotContain(",=");
    }
  }

  /** Who said what of which item. */
  private List<String> said(String queue) {
    return file(queue, "jsonl").lines().sorted().toList();
  }

  private static ItemKey item(int number) {
    return ItemKey.of(QueueSeed.question(number), QueueSeed.answer(number));
  }

  @Test
  void aFileOfAnotherShapeIsRefusedAsAWholeOrLineByLine() {
    String queue = queue();
    assertThat(sent(queue, "&format=argilla", JSON, "nonsense").status()).isEqualTo(400);
    assertThat(sent(queue, "&format=excel", JSON, "[]").status()).isEqualTo(400);
    Answer read =
        sent(queue, "&format=csv", "text/csv", "item,verdict,who\r\nabc,fine,r1\r\n").expect(200);
    assertThat(read.json().at("/rejected/0/code").asText()).isEqualTo("item-unknown");
    assertThat(read.body()).contains("verdict", "who");
    one().get(queue + "/labels/file").expect(403);
  }

  private Client one() {
    return server.token(project, Role.ANNOTATOR);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
