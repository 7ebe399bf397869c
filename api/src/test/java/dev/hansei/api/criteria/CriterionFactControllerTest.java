package dev.hansei.api.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.calibrations.DiscoverySeed;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import org.junit.jupiter.api.Test;

class CriterionFactControllerTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final Client annotator = server.token(project, Role.ANNOTATOR);

  @Test
  void rubricsAndExamplesAreFacts() {
    String path =
        "/criteria/"
            + lead.post("/criteria", "{\"name\":\"brief\",\"sentence\":\"Is short.\"}")
                .expect(201)
                .text("/id");
    String rubric = "{\"text\":\"At most two sentences.\"}";
    annotator.post(path + "/rubrics", rubric).expect(403);
    assertThat(lead.post(path + "/rubrics", rubric).expect(201).text("/number")).isEqualTo("1");
    assertThat(lead.post(path + "/rubrics", rubric).expect(201).text("/number"))
        .as("the same again")
        .isEqualTo("1");
    assertThat(lead.post(path + "/rubrics", "{\"text\":\"\"}").expect(400).text("/field"))
        .isEqualTo("text");
    assertThat(annotator.get(path + "/rubrics").expect(200).json().at("/items")).hasSize(1);

    String example = "{\"meets\":false,\"answer\":\"A long story.\",\"why\":\"It is long.\"}";
    String id = lead.post(path + "/examples", example).expect(201).text("/id");
    assertThat(annotator.get(path + "/examples").expect(200).text("/items/0/why"))
        .isEqualTo("It is long.");
    lead.post(path + "/examples", "{\"answer\":\"x\"}").expect(400);
    lead.post(path + "/examples/" + id + "/withdraw", "").expect(204);
    assertThat(annotator.get(path + "/examples").expect(200).json().at("/items")).isEmpty();
    assertThat(annotator.get(path + "/arguments").expect(200).json().at("/items")).isEmpty();
  }

  @Test
  void aCriterionKnowsWhatArguedForIt() {
    var seed = new DiscoverySeed(server, project);
    String proposal =
        "/calibrations/discoveries/%s/proposals/%s"
            .formatted(seed.id(), seed.proposals().getFirst().id());
    lead.post(proposal + "/rename", "{\"name\":\"knows its facts\"}").expect(200);
    String accepted = lead.post(proposal + "/accept", "").expect(200).text("/criterion");
    assertThat(annotator.get("/criteria/" + accepted).expect(200).text("/sentence"))
        .as("no word of what people said")
        .isEqualTo("Deals well with: knows its facts.");
    var arguments = annotator.get("/criteria/" + accepted + "/arguments").expect(200);
    assertThat(arguments.json().at("/items")).hasSize(3);
    assertThat(arguments.text("/items/0/kind")).isEqualTo("failure");
    assertThat(arguments.text("/items/0/quote")).contains("snapshots");
    server.everything(server.project()).get("/criteria/" + accepted + "/arguments").expect(404);
  }
}
