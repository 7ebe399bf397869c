package dev.hansei.api.tunings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.tunings.Tunings;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.tunings.TuneInput;
import dev.hansei.workflows.tunings.TuningActivities.TuningEnd;
import dev.hansei.workflows.tunings.TuningId;
import dev.hansei.workflows.tunings.TuningState;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Without a workflow engine: tunings are read, and starting is checked and says it is down. */
class TuningControllersTest {
  private static final String BODY =
      "{\"name\":\"map\",\"dataset\":\"pairs\",\"prompt\":\"ask\",\"version\":1}";

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final Client developer = server.token(project, Role.DEVELOPER);

  @Test
  void startingIsCheckedAndNeedsTheEngine() {
    prompt();
    assertThat(lead.post("/tunings", BODY).expect(404).text("/code"))
        .isEqualTo("dataset-not-found");
    dataset("pairs", "tune", 20);
    developer.post("/tunings", BODY).expect(403);
    assertThat(lead.post("/tunings", BODY).expect(503).text("/code"))
        .isEqualTo("temporal-unavailable");
    lead.post("/tunings", BODY.replace(":1}", ":7}")).expect(404);
    assertThat(lead.post("/tunings", BODY.replace("\"map\"", "\" \"")).expect(400).text("/field"))
        .isEqualTo("name");
    String other = BODY.replace("}", ",\"datasetVersion\":\"%s\"}".formatted(UUID.randomUUID()));
    assertThat(lead.post("/tunings", other).expect(400).text("/field")).isEqualTo("datasetVersion");
    lead.get("/tunings/" + UUID.randomUUID()).expect(404);
  }

  @Test
  void onlyPublishedPairsOfSplitTuneAreLearntFrom() {
    prompt();
    dataset("judged", "gate", 20);
    Answer judged = lead.post("/tunings", BODY.replace("pairs", "judged")).expect(400);
    assertThat(judged.text("/field")).isEqualTo("dataset");
    assertThat(judged.text("/detail")).contains("split gate", "only pairs of split tune");
    dataset("few", "tune", 19);
    assertThat(lead.post("/tunings", BODY.replace("pairs", "few")).expect(400).text("/detail"))
        .contains("20 to 2,000 cases", "has 19");
    lead.post("/cases/datasets", "{\"name\":\"open\",\"split\":\"tune\"}").expect(201);
    assertThat(lead.post("/tunings", BODY.replace("pairs", "open")).text("/code"))
        .isEqualTo("dataset-not-published");
  }

  @Test
  void aTuningIsListedAndShownWithWhyItFailed() {
    TuneInput input = begun();
    String path = "/tunings/" + input.tuningId();
    Answer running = developer.get(path).expect(200);
    assertThat(running.text("/state")).isEqualTo("running");
    assertThat(running.text("/name")).isEqualTo("map");
    server
        .get(Tunings.class)
        .end(
            new TuningEnd(
                project.id(), input.tuningId(), TuningState.FAILED, "INVALID", "too-few-pairs"));
    Answer failed = developer.get(path).expect(200);
    assertThat(failed.text("/state")).isEqualTo("failed");
    assertThat(failed.text("/reason")).isEqualTo("too-few-pairs");
    assertThat(developer.get("/tunings").expect(200).text("/items/0/id"))
        .isEqualTo(input.tuningId().toString());
    developer.post(path + "/cancel", "{}").expect(403);
    Client other = server.everything(server.project());
    assertThat(other.get("/tunings").expect(200).json().at("/items")).isEmpty();
  }

  private TuneInput begun() {
    Ids ids = server.get(Ids.class);
    var input =
        new TuneInput(
            project.id(),
            new TuningId(ids.next()),
            "map",
            new DatasetVersionId(ids.next()),
            new PromptVersionId(ids.next()),
            server.person(project, Role.LEAD).id());
    server.get(Tunings.class).open(input);
    return input;
  }

  private void prompt() {
    lead.post("/prompts", "{\"name\":\"ask\"}").expect(201);
    lead.post(
            "/prompts/ask/versions",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"{{question}}\"}],"
                + "\"variables\":[\"question\"]}")
        .expect(201);
  }

  private void dataset(String name, String split, int cases) {
    lead.post("/cases/datasets", "{\"name\":\"%s\",\"split\":\"%s\"}".formatted(name, split))
        .expect(201);
    String lines =
        IntStream.range(0, cases)
            .mapToObj(i ->
                "{\"question\":\"%s %d?\",\"reference\":\"r\",\"context\":[{\"text\":\"p %d\"}]}"
                    .formatted(name, i, i))
            .collect(Collectors.joining("\n"));
    String path = "/cases/datasets/" + name;
    lead.post(path + "/cases", "application/jsonl", lines.getBytes(StandardCharsets.UTF_8))
        .expect(200);
    lead.post(path + "/versions", "{}").expect(201);
  }
}
