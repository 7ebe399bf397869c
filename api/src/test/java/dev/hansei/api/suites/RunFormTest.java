package dev.hansei.api.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The form of a run offers what the command does, plans first, and says beside a field what is
 * wrong.
 */
class RunFormTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final Client browser = server.browser(project, Role.LEAD);
  private String suite = "";
  private String version = "";
  private String judge = "";

  @BeforeEach
  void arrange() {
    lead.post("/cases/datasets", "{\"name\":\"handbook\",\"split\":\"gate\"}").expect(201);
    lead.post(
            "/cases/datasets/handbook/cases",
            "application/jsonl",
            bytes(
                "{\"question\":\"a?\",\"reference\":\"b\"}\n"
                    + "{\"question\":\"c?\",\"reference\":\"d\"}"))
        .expect(200);
    lead.post("/cases/datasets/handbook/versions", "{}").expect(201);
    suite =
        lead.post("/suites", "application/yaml", bytes(NewSuiteTest.YAML)).expect(201).text("/id");
    lead.post("/prompts", "{\"name\":\"answer\"}").expect(201);
    version = version("{{question}}");
    version("Say it again: {{question}}");
    String criterion =
        lead.post("/criteria", "{\"name\":\"kind\",\"sentence\":\"The answer is kind.\"}")
            .expect(201)
            .text("/id");
    judge =
        lead.post(
                "/criteria/" + criterion + "/judges",
                "{\"kind\":\"grades\",\"rubric\":\"Is kind.\",\"model\":\"openai/x\"}")
            .expect(201)
            .text("/id");
  }

  private String version(String content) {
    return lead.post(
            "/prompts/answer/versions",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}],\"variables\":[\"question\"]}"
                .formatted(content))
        .expect(201)
        .text("/id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "strategy=best-of-n;n=3;judge=JUDGE|target, 3 samples",
        "strategy=self-consistency;n=5;transform=json:/answer|target, 5 samples",
        "strategy=self-critique;rounds=2|target",
        "strategy=ensemble;rule=majority;members=answer@2=openai/other|openai/other",
        "strategy=ensemble;rule=judge;judge=JUDGE;members=answer@2 = openai/other|openai/other",
        "strategy=retry-until-valid;attempts=2;assertions=- {type: is-json}|target",
      })
  void eachOfTheFiveStrategiesIsPlanned(String fields, String says) {
    Answer plan = send("plan", fields).expect(200);
    assertThat(plan.body()).contains("What would this run do, and cost?", says, "Start the run");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "strategy=best-of-n;n=11;judge=JUDGE|n|2 to 10",
        "strategy=best-of-n|judge|needed",
        "strategy=self-critique;n=2|n|no meaning beside",
        "n=2|n|belongs to a strategy",
        "strategy=ensemble;rule=majority;members=answer 2|members|NAME@VERSION=MODEL",
        "strategy=ensemble;rule=majority|members|needed",
        "strategy=retry-until-valid;assertions=- {type: is-jsn}|assertions|is-json",
        "strategy=retry-until-valid|assertions|output schema",
        "model=mini|model|provider",
        "repeats=21|repeats|1 to 20",
        "seed=x|seed|whole number",
        "calls=-1|calls|whole number",
        "cost=a lot|cost|2.50",
        "pauseAtLimit=yes|budget|calls, tokens or cost",
        "calls=1|budget|would pay 2 model calls",
        "url=http://169.254.169.254/|url|169.254.169.254",
        "target=recorded/set;url=http://127.0.0.1:8095/ask|url|no application is asked",
        "target=recorded/set;output=/answer|output|no application is asked",
      })
  void whatIsWrongStandsBesideItsFieldAndTheRestIsKept(String fields, String field, String says) {
    Answer refused = send("run", fields).expect(400);
    assertThat(refused.body())
        .contains("id=\"run-%s-wrong\"".formatted(field), "Start the run")
        .containsPattern("(?s)id=\"run-%s-wrong\"[^>]*>[^<]*%s".formatted(field, says));
    assertThat(refused.body()).as("it is unfolded").contains("<details open>");
  }

  @Test
  void aPlanKeepsTheFormAndSaysWhetherTheBudgetHolds() {
    String fields = "strategy=self-consistency;n=3;calls=5;repeats=2;seed=7;baseline=" + version;
    Answer plan = send("plan", fields).expect(200);
    assertThat(plan.body())
        .contains("and its budget is 5", "Calls of the baseline", "Start both runs")
        .contains("name=\"strategy\" value=\"self-consistency\"")
        .contains("name=\"n\" value=\"3\"", "name=\"seed\" value=\"7\"");
    assertThat(send("plan", fields.replace("calls=5", "calls=12")).expect(200).body())
        .doesNotContain("its budget is");
    assertThat(send("plan", fields + ";pauseAtLimit=yes").expect(200).body())
        .as("it would begin and wait")
        .doesNotContain("its budget is");
    assertThat(lead.get("/suites/runs").expect(200).json().at("/items")).isEmpty();
  }

  @Test
  void withinItsBudgetItWouldStart() {
    Answer sent = send("run", "strategy=best-of-n;n=2;judge=" + judge + ";calls=8");
    assertThat(sent.body()).contains("temporal-unavailable");
  }

  @Test
  void thePageOffersAllFiveFoldedAndByKey() {
    String page = browser.get("!/projects/" + project.name() + "/suites/" + suite).body();
    assertThat(page)
        .contains("value=\"best-of-n\"", "value=\"self-consistency\"", "value=\"self-critique\"")
        .contains("value=\"ensemble\"", "value=\"retry-until-valid\"", "kind v1")
        .contains("data-key=\"1\"", "data-key=\"2\"", "data-key=\"3\"", "data-key=\"p\"")
        .doesNotContain("<details open>");
  }

  private Answer send(String action, String fields) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("target", version);
    form.put("model", "openai/mini");
    form.put("repeats", "1");
    for (String field : fields.split(";", -1)) {
      int equals = field.indexOf('=');
      form.put(field.substring(0, equals), field.substring(equals + 1).replace("JUDGE", judge));
    }
    String body =
        form.entrySet().stream()
            .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return browser.form(
        "!/projects/%s/suites/%s/%s".formatted(project.name(), suite, action), body);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
