package dev.hansei.api.calibrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Without a workflow engine: certificates are read and revoked, starting says that it is down. */
class CalibrationControllersTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final Client developer = server.token(project, Role.DEVELOPER);

  @Test
  void aCertificateIsShownWithItsFiguresAndTheJudgeWithItsBand() {
    var seed = new CalibrationSeed(server, project);
    CalibrationId id = seed.measured();
    Answer shown = developer.get("/calibrations/" + id).expect(200);
    assertThat(shown.text("/state")).isEqualTo("completed");
    assertThat(shown.text("/certificate/band")).isEqualTo("gate");
    assertThat(shown.json().at("/certificate/figures/kappa/lower").asDouble()).isBetween(0.7, 1.0);
    assertThat(shown.text("/certificate/coverage/planned")).isEqualTo("90");
    assertThat(shown.text("/certificate/fitness/uses/3/code")).isEqualTo("gate");
    assertThat(shown.text("/certificate/fitness/prohibited/0/code")).isEqualTo("single-answer");
    assertThat(shown.text("/certificate/fitness/triggers/0/automatic")).isEqualTo("true");
    assertThat(shown.text("/certificate/probes/found/0/kind"))
        .isEqualToIgnoringCase("hostile-text");
    assertThat(shown.json().at("/certificate/scores/mapped/brier").asDouble()).isBetween(0.0, 0.1);
    assertThat(shown.json().at("/certificate/scores/map/knots").size()).isGreaterThan(1);
    assertThat(developer.get("/calibrations").expect(200).text("/items/0/id"))
        .isEqualTo(id.toString());
    Answer judge = developer.get("/criteria/judges/" + seed.judge().id()).expect(200);
    assertThat(judge.text("/mayGate")).isEqualTo("true");
    assertThat(judge.text("/kind")).isEqualTo("rubric");
    assertThat(judge.text("/standing")).contains("grounded v1 is certified until");
  }

  @Test
  void aRevokedCertificateEndsTheGate() {
    var seed = new CalibrationSeed(server, project);
    String path = "/calibrations/" + seed.measured() + "/revoke";
    developer.post(path, "{\"reason\":\"wrong labels\"}").expect(403);
    assertThat(lead.post(path, "{\"reason\":\" \"}").expect(400).text("/field"))
        .isEqualTo("reason");
    assertThat(
            lead.post(path, "{\"reason\":\"wrong labels\"}")
                .expect(200)
                .text("/certificate/revokedReason"))
        .isEqualTo("wrong labels");
    assertThat(lead.post(path, "{\"reason\":\"again\"}").expect(409).text("/code"))
        .isEqualTo("certificate-revoked");
    Answer judge = lead.get("/criteria/judges/" + seed.judge().id()).expect(200);
    assertThat(judge.text("/mayGate")).isEqualTo("false");
    assertThat(judge.text("/standing")).contains("it was revoked");
  }

  @Test
  void anchorsAreCheckedWhereThereIsACertificate() {
    var seed = new CalibrationSeed(server, project);
    CalibrationId id = seed.measured();
    seed.checked(id);
    assertThat(developer.get("/calibrations").expect(200).json().path("items"))
        .as("a check is no calibration")
        .hasSize(1);
    Answer list = developer.get("/calibrations/checks").expect(200);
    assertThat(list.text("/items/0/anchors/certificate")).isEqualTo(id.toString());
    assertThat(list.text("/items/0/anchors/drifted")).isEqualTo("false");
    assertThat(list.text("/items/0/anchors/sentence")).isEqualTo("Of 60 anchors none changed.");
    String check = list.text("/items/0/id");
    String path = "/calibrations/%s/anchors";
    developer.post(path.formatted(id), "{}").expect(403);
    assertThat(lead.post(path.formatted(id), "{}").expect(503).text("/code"))
        .isEqualTo("temporal-unavailable");
    assertThat(lead.post(path.formatted(check), "{}").expect(409).text("/code"))
        .isEqualTo("no-certificate");
    lead.post("/calibrations/" + id + "/revoke", "{\"reason\":\"wrong labels\"}").expect(200);
    assertThat(lead.post(path.formatted(id), "{}").expect(409).text("/code"))
        .isEqualTo("certificate-revoked");
    lead.post(path.formatted(UUID.randomUUID()), "{}").expect(404);
    assertThat(lead.get("/criteria/judges/" + seed.judge().id()).expect(200).text("/standing"))
        .as("a check is no newer certificate")
        .contains("it was revoked");
  }

  @Test
  void startingIsCheckedAndNeedsTheEngine() {
    var seed = new CalibrationSeed(server, project);
    String judge = "{\"judge\":\"%s\"}".formatted(seed.judge().id());
    developer.post("/calibrations", judge).expect(403);
    assertThat(lead.post("/calibrations", judge).expect(503).text("/code"))
        .isEqualTo("temporal-unavailable");
    assertThat(lead.post("/calibrations", "{}").expect(400).text("/field")).isEqualTo("judge");
    Answer onTraining =
        lead.post("/calibrations", judge.replace("}", ",\"split\":\"align\"}")).expect(400);
    assertThat(onTraining.text("/field")).isEqualTo("split");
    assertThat(onTraining.text("/detail")).contains("what judges learn from");
    assertThat(
            lead.post("/calibrations", "{\"judge\":\"%s\"}".formatted(UUID.randomUUID()))
                .expect(404)
                .text("/code"))
        .isEqualTo("judge-not-found");
    lead.get("/calibrations/" + UUID.randomUUID()).expect(404);
  }

  @Test
  void aLearnedJudgeSaysHowItDidOnLabelsItHadNotSeen() {
    var seed = new CalibrationSeed(server, project);
    Answer learned = developer.get("/criteria/judges/" + seed.learned().id()).expect(200);
    assertThat(learned.text("/kind")).isEqualTo("learned");
    assertThat(learned.text("/crossValidated/kappa/lower")).isEqualTo("0.12");
    assertThat(learned.text("/crossValidated/auc/value")).isEqualTo("0.72");
    Answer plain = developer.get("/criteria/judges/" + seed.judge().id()).expect(200);
    assertThat(plain.body()).doesNotContain("kappa");
  }

  @Test
  void anAlignmentSaysBeforeAndAfterAndWhatWasTried() {
    var seed = new CalibrationSeed(server, project);
    Answer shown = developer.get("/calibrations/alignments/" + seed.aligned()).expect(200);
    assertThat(shown.text("/state")).isEqualTo("no-gain");
    assertThat(shown.text("/way")).isEqualTo("both");
    assertThat(shown.text("/sentence")).startsWith("No gain: the new one is not shown");
    assertThat(shown.text("/tried/attempts/0/rubric")).contains("Refusals fail.");
    assertThat(shown.text("/heldOut/labels")).isEqualTo("90");
    assertThat(shown.text("/callsMax")).isEqualTo("2000");
    assertThat(developer.get("/calibrations/alignments").expect(200).text("/items/0/id"))
        .isEqualTo(shown.text("/id"));
  }

  @Test
  void anAlignmentIsCheckedAndNeedsTheEngine() {
    var seed = new CalibrationSeed(server, project);
    String body = "{\"judge\":\"%s\"}".formatted(seed.judge().id());
    developer.post("/calibrations/alignments", body).expect(403);
    assertThat(lead.post("/calibrations/alignments", body).expect(503).text("/code"))
        .isEqualTo("temporal-unavailable");
    for (String field : List.of("\"rounds\":9", "\"callsMax\":0", "\"split\":\"align\"")) {
      Answer refused =
          lead.post("/calibrations/alignments", body.replace("}", "," + field + "}")).expect(400);
      assertThat(field).contains(refused.text("/field"));
    }
    lead.post("/calibrations/alignments", "{\"judge\":\"%s\"}".formatted(UUID.randomUUID()))
        .expect(404);
  }

  @Test
  void anotherProjectsCalibrationIsNotThere() {
    CalibrationId foreign = new CalibrationSeed(server, project).measured();
    Client other = server.everything(server.project());
    // One that is so young might still be queued, so only the engine, which is down here, knows.
    assertThat(other.get("/calibrations/" + foreign).expect(503).text("/code"))
        .isEqualTo("temporal-unavailable");
    other.post("/calibrations/" + foreign + "/revoke", "{\"reason\":\"x\"}").expect(404);
  }
}
