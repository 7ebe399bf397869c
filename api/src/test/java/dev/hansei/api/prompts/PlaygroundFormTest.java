package dev.hansei.api.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The playground as a browser without script has it; only models that cost nothing are asked. */
class PlaygroundFormTest {
  private static final String PASSAGE = "Snapshots are kept for thirty days.";

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final Client browser = server.browser(project, Role.LEAD);
  private final String page = "!/projects/" + project.name() + "/prompts/answer/playground";

  @BeforeEach
  void begin() {
    lead.post("/prompts", "{\"name\":\"answer\"}").expect(201);
    for (String word : List.of("Answer.", "Answer briefly.")) {
      lead.post(
              "/prompts/answer/versions",
              """
              {"messages":[{"role":"system","content":"%s {{context}}"},
                 {"role":"user","content":"{{question}}"}],
               "variables":["question","context"]}
              """
                  .formatted(word))
          .expect(201);
    }
  }

  @Test
  void wholeAnswersComeWithoutScript() {
    var form = form(browser.get(page + "?version=1").expect(200));
    assertThat(form).containsEntry("version1", "1").doesNotContainKey("version2");
    form = form(act(form, "add").expect(200));
    form.put("version2", "2");
    form.put("value.question", "How long are snapshots kept?");
    form.put("value.context", PASSAGE);
    form.put("temperature1", "0,2");
    var came = act(form, "ask").expect(200);
    var answers = Jsoup.parse(came.body()).select("[data-answers] .tried");
    assertThat(answers).hasSize(2);
    assertThat(answers.get(0).text()).contains("v1 on builtin/extractive", PASSAGE, "free");
    assertThat(answers.get(1).text()).contains("v2 on builtin/extractive", "Answered");
    assertThat(answers.get(1).select("[data-edit]").attr("href")).endsWith("/edit?from=2");
    String edit = answers.get(0).select("[data-edit]").attr("href");
    assertThat(edit).endsWith("/edit?from=1&temperature=0.2");
    assertThat(Jsoup.parse(browser.get("!" + edit).expect(200).body()).select("[name=temperature]"))
        .as("what was tried is what is written")
        .allSatisfy(field -> assertThat(field.val()).isEqualTo("0.2"))
        .hasSize(1);
    assertThat(form(came)).containsEntry("value.question", "How long are snapshots kept?");
  }

  private void addCase(String dataset) {
    String line =
        "{\"question\":\"How long are snapshots kept?\",\"context\":[{\"id\":\"p1\",\"text\":\"%s\"}]}"
            .formatted(PASSAGE);
    lead.post(
            "/cases/datasets/%s/cases".formatted(dataset),
            "application/jsonl",
            line.getBytes(StandardCharsets.UTF_8))
        .expect(200);
  }

  @Test
  void valuesAreTakenFromACaseAndARunBeginsFromAColumn() {
    String dataset =
        lead.post("/cases/datasets", "{\"name\":\"d\",\"split\":\"gate\"}").text("/id");
    addCase(dataset);
    String item = lead.get("/cases/datasets/%s/cases".formatted(dataset)).text("/items/0/id");
    lead.post("/cases/datasets/%s/versions".formatted(dataset), "{}").expect(201);
    String suite =
        lead.post(
                "/suites",
                "{\"name\":\"s\",\"dataset\":\"%s\",\"assertions\":[{\"type\":\"f1\"}]}"
                    .formatted(dataset))
            .text("/id");
    var form = form(browser.get(page).expect(200));
    form.put("dataset", dataset);
    form.put("number", "2");
    assertThat(act(form, "take").expect(400).body()).contains("no case of that number");
    form.put("number", "1");
    var taken = act(form, "take").expect(200);
    assertThat(taken.body()).contains("judged too kindly");
    form = form(taken);
    assertThat(form)
        .containsEntry("value.question", "How long are snapshots kept?")
        .containsEntry("value.context", "[p1] " + PASSAGE)
        .containsEntry("fromCase", item);
    assertThat(form(browser.get(page + "?item=" + item))).containsEntry("fromCase", item);
    var came = Jsoup.parse(act(form, "ask").expect(200).body());
    assertThat(came.select("[data-answers] .tried").text()).contains(PASSAGE);
    String run = came.select("[data-answers] [data-run]").attr("href");
    assertThat(run).contains("/suites/" + suite + "?target=");
    String version = lead.get("/prompts/answer/versions/2").text("/id");
    var start = Jsoup.parse(browser.get("!" + run).expect(200).body());
    assertThat(start.select("#run-target option[selected]").val()).isEqualTo(version);
    assertThat(start.select("details[open] #run-target")).hasSize(1);
  }

  @Test
  void whatIsWrongIsSaidAndNothingIsLost() {
    var form = form(browser.get(page).expect(200));
    form.put("temperature1", "warm");
    form.put("value.question", "Kept?");
    var refused = act(form, "ask").expect(400);
    assertThat(refused.body()).contains("Nothing was asked", "Temperature is 0 to 2");
    assertThat(form(refused)).containsEntry("value.question", "Kept?");
    form.put("temperature1", "");
    form.put("model1", "gpt");
    assertThat(act(form, "ask").expect(400).body()).contains("A model reads provider/name");
    var developer = server.browser(project, Role.DEVELOPER);
    assertThat(developer.get(page).expect(200).body()).doesNotContain("Write a version from this");
    server.browser(project, Role.ANNOTATOR).get(page).expect(403);
    server.browser(project, Role.ANNOTATOR, Role.DEVELOPER).get(page).expect(403);
    lead.post("/prompts", "{\"name\":\"empty\"}").expect(201);
    assertThat(browser.get(page.replace("/answer/", "/empty/")).expect(200).body())
        .contains("Nothing to try yet");
  }

  private Answer act(Map<String, String> form, String pressed) {
    List<String> pairs = new ArrayList<>();
    form.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
    return browser.form(page, String.join("&", pairs) + "&do=" + pressed);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What a browser would send of the form as it is. */
  private static Map<String, String> form(Answer answer) {
    var form = (FormElement) Jsoup.parse(answer.body()).expectFirst("form[data-playground]");
    Map<String, String> fields = new LinkedHashMap<>();
    form.formData().forEach(field -> fields.put(field.key(), field.value()));
    return fields;
  }
}
