package dev.hansei.api.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CriterionControllerTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);

  @Test
  void aCriterionIsMadeShownAndListed() {
    var made = lead.post("/criteria", criterion("grounded")).expect(201);

    assertThat(made.header("location")).endsWith("/criteria/" + made.text("/id"));
    assertThat(lead.get("/criteria/" + made.text("/id")).expect(200).text("/name"))
        .isEqualTo("grounded");
    assertThat(lead.get("/criteria").expect(200).text("/items/0/id")).isEqualTo(made.text("/id"));
    assertThat(lead.post("/criteria", criterion("grounded")).expect(409).text("/code"))
        .isEqualTo("criterion-exists");
  }

  @Test
  void onlyALeadMakesOnesAndEveryMemberReads() {
    var developer = server.token(project, Role.DEVELOPER);

    assertThat(developer.post("/criteria", criterion("polite")).expect(403).text("/code"))
        .isEqualTo("role-needed");
    developer.get("/criteria").expect(200);
  }

  @Test
  void whatIsMissingOrMisspeltIsNamed() {
    var missing = lead.post("/criteria", "{\"name\":\"short\"}").expect(400);
    assertThat(missing.text("/code")).isEqualTo("invalid-field");
    assertThat(missing.text("/field")).isEqualTo("sentence");

    var misspelt =
        lead.post("/criteria", "{\"name\":\"a\",\"sentense\":\"b\",\"sentence\":\"c\"}")
            .expect(400);
    assertThat(misspelt.text("/detail")).contains("Did you mean 'sentence'?");
  }

  @Test
  void aJudgeIsALanguageModelWithARubric() {
    String path = "/criteria/" + lead.post("/criteria", criterion("complete")).text("/id");
    String rubric = "{\"rubric\":\"Names every step.\",\"model\":\"openai/gpt-4o-mini\"}";

    var made = lead.post(path + "/judges", rubric).expect(201);
    assertThat(made.text("/number")).isEqualTo("1");
    assertThat(lead.post(path + "/judges", rubric).expect(201).text("/id"))
        .as("the same content is the same judge")
        .isEqualTo(made.text("/id"));
    assertThat(lead.get(path + "/judges").expect(200).json().at("/items")).hasSize(1);
    assertThat(lead.get("/criteria/judges/" + made.text("/id")).expect(200).text("/model"))
        .isEqualTo("openai/gpt-4o-mini");
  }

  @Test
  void whatCannotFollowARubricCannotJudge() {
    String path = "/criteria/" + lead.post("/criteria", criterion("kind")).text("/id") + "/judges";

    var refused =
        lead.post(path, "{\"rubric\":\"Is kind.\",\"model\":\"builtin/extractive\"}").expect(400);
    assertThat(refused.text("/field")).isEqualTo("model");
    assertThat(refused.text("/detail")).contains("no language model");
    assertThat(
            lead.post(path, "{\"rubric\":\"Is kind.\",\"model\":\"nonsense\"}")
                .expect(400)
                .text("/field"))
        .isEqualTo("model");
  }

  @Test
  void scalesAndStepsAreMadeAndShown() {
    String path = judgesOf("kinds");

    var grades = lead.post(path, judge("grades", "\"rubric\":\"Is kind.\"")).expect(201);
    assertThat(grades.text("/kind")).isEqualTo("grades");
    assertThat(grades.text("/method/passingGrade")).isEqualTo("4");
    var tones =
        lead.post(
                path,
                judge(
                    "categories",
                    "\"rubric\":\"The tone.\",\"categories\":[{\"name\":\"warm\",\"passes\":true},"
                        + "{\"name\":\"curt\",\"passes\":true,\"value\":0.4},"
                        + "{\"name\":\"rude\",\"passes\":false}]"))
            .expect(201);
    assertThat(tones.json().at("/method/categories")).hasSize(3);
    assertThat(tones.json().at("/method/categories/1/value").asDouble()).isEqualTo(0.4);
    var steps =
        lead.post(
                path,
                judge(
                    "g-eval",
                    "\"rubric\":\"Is clear.\",\"steps\":[\"Read it.\"],\"passesFrom\":0.7"))
            .expect(201);
    assertThat(steps.text("/method/steps/0")).isEqualTo("Read it.");
    var jury =
        lead.post(path, jury(grades.text("/id"), steps.text("/id"), "unanimous")).expect(201);
    assertThat(jury.json().at("/method/members")).hasSize(2);
    assertThat(jury.text("/method/rule")).isEqualTo("unanimous");
    assertThat(lead.get("/criteria/judges/" + jury.text("/id")).expect(200).text("/model"))
        .isEqualTo("jury/members");
  }

  @Test
  void kindsWithTheirOwnQuestionNeedNoRubric() {
    String path = judgesOf("own");

    for (String kind :
        new String[] {
          "factual-consistency",
          "answer-relevance",
          "context-precision",
          "context-recall",
          "reference-equivalence",
          "feedback-incorporation"
        }) {
      var made = lead.post(path, judge(kind, "\"passesFrom\":0.8")).expect(201);
      assertThat(made.text("/kind")).isEqualTo(kind);
      assertThat(made.text("/method/type")).isEqualTo(kind);
      assertThat(made.json().at("/method/passesFrom").asDouble()).isEqualTo(0.8);
      assertThat(made.text("/rubric")).isNotBlank();
    }
    assertThat(lead.get(path).expect(200).json().at("/items")).hasSize(6);
  }

  @Test
  void aSafetyJudgeHasTheHazardsAskedForOrAll() {
    String path = judgesOf("safe");
    var some = lead.post(path, judge("safety", "\"hazards\":[\"prv\",\"hte\"]")).expect(201);
    assertThat(some.json().at("/method/hazards").toString()).isEqualTo("[\"hte\",\"prv\"]");
    var all = lead.post(path, judge("safety", "\"rubric\":\"No harm.\"")).expect(201);
    assertThat(all.json().at("/method/hazards")).hasSize(12);
    refused(path, judge("safety", "\"hazards\":[\"hte\",\"hte\"]"), "hazards");
    refused(path, judge("grades", "\"rubric\":\"x\",\"hazards\":[\"hte\"]"), "hazards");
    lead.post(path, judge("safety", "\"hazards\":[\"evil\"]")).expect(400);
  }

  @Test
  void whatDoesNotGoWithAKindIsNamed() {
    String path = judgesOf("misfits");

    refused(path, judge("learned", "\"rubric\":\"x\""), "kind");
    refused(path, judge("gradez", "\"rubric\":\"x\""), "kind");
    refused(path, judge("grades", "\"rubric\":\"x\",\"passingGrade\":6"), "passingGrade");
    refused(path, judge("grades", "\"rubric\":\"x\",\"passesFrom\":0.5"), "passesFrom");
    refused(path, judge("grades", "\"passingGrade\":3"), "rubric");
    refused(path, judge("categories", "\"rubric\":\"x\""), "categories");
    refused(path, judge("context-recall", "\"passesFrom\":0"), "passesFrom");
    refused(path, judge("context-recall", "\"steps\":[\"x\"]"), "steps");
    refused(path, judge("jury", "\"members\":[\"" + UUID.randomUUID() + "\"]"), "model");
    refused(path, "{\"kind\":\"jury\",\"members\":[\"" + UUID.randomUUID() + "\"]}", "members");
    refused(path, "{\"kind\":\"factual-consistency\",\"model\":\"builtin/extractive\"}", "model");
  }

  @Test
  void aJuryHasMembersThatAreThereAndJudgeAlone() {
    String path = judgesOf("juries");
    String one = lead.post(path, judge("grades", "\"rubric\":\"One.\"")).text("/id");
    String two = lead.post(path, judge("grades", "\"rubric\":\"Two.\"")).text("/id");
    String jury = lead.post(path, jury(one, two, "mean")).expect(201).text("/id");

    assertThat(lead.post(path, jury(one, jury, "mean")).expect(422).text("/code"))
        .isEqualTo("juror-unfit");
    assertThat(
            lead.post(path, jury(one, UUID.randomUUID().toString(), "mean"))
                .expect(404)
                .text("/code"))
        .isEqualTo("judge-not-found");
  }

  @Test
  void stepsThatNobodyCouldWriteMakeNoJudge() {
    String path = judgesOf("stepless");

    var refused =
        lead.post(path, "{\"kind\":\"g-eval\",\"rubric\":\"Is clear.\",\"model\":\"nowhere/none\"}")
            .expect(502);
    assertThat(refused.text("/code")).isEqualTo("no-steps-written");
    assertThat(refused.text("/detail")).contains("unknown model");
    assertThat(lead.get(path).expect(200).json().at("/items")).isEmpty();
  }

  private String judgesOf(String criterion) {
    return "/criteria/"
        + lead.post("/criteria", criterion(criterion)).expect(201).text("/id")
        + "/judges";
  }

  private void refused(String path, String body, String field) {
    assertThat(lead.post(path, body).expect(400).text("/field")).isEqualTo(field);
  }

  private static String judge(String kind, String more) {
    return "{\"kind\":\"%s\",\"model\":\"openai/gpt-4o-mini\",%s}".formatted(kind, more);
  }

  private static String jury(String one, String two, String rule) {
    return "{\"kind\":\"jury\",\"members\":[\"%s\",\"%s\"],\"rule\":\"%s\"}"
        .formatted(one, two, rule);
  }

  @Test
  void anotherProjectsCriterionIsNotThere() {
    var other = server.everything(server.project());
    String foreign = other.post("/criteria", criterion("secret")).expect(201).text("/id");

    assertThat(lead.get("/criteria/" + foreign).expect(404).text("/code"))
        .isEqualTo("criterion-not-found");
    lead.get("/criteria/" + UUID.randomUUID()).expect(404);
    lead.get("/criteria/no-uuid").expect(404);
    lead.post("/criteria/" + foreign + "/judges", "{\"rubric\":\"r\",\"model\":\"a/b\"}")
        .expect(404);
    lead.in(other.project()).get("/criteria").expect(404);
  }

  private static String criterion(String name) {
    return "{\"name\":\"%s\",\"sentence\":\"The answer is %s.\"}".formatted(name, name);
  }
}
