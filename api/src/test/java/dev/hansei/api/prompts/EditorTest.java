package dev.hansei.api.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The editor as a browser without script has it, and drafts as programs have them. */
class EditorTest {
  private static final String YAML =
      """
      messages:
        - role: system
          content: "Answer from the passages.\\n{{context}}"
        - role: user
          content: "{{question}}"
      variables: [question, context]
      settings: {temperature: 0.2, stop: ["END", "STOP"]}
      outputSchema: {type: object}
      tools: [{name: search, description: finds, parameters: {type: object}}]
      application: {retrievalDepth: 3, nested: {a: [1, 2.5]}}
      note: first
      """;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final Client browser = server.browser(project, Role.LEAD);
  private final String page = "!/projects/" + project.name() + "/prompts/answer/edit";

  @BeforeEach
  void begin() {
    lead.post("/prompts", "{\"name\":\"answer\"}").expect(201);
  }

  @Test
  void aVersionOpenedAndSavedUnchangedIsThatVersion() {
    push(YAML);
    var form = form(browser.get(page).expect(200));
    assertThat(form).containsEntry("base", "1").containsEntry("revision", "0");

    form.put("note", "the same");
    var said = act(form, "save").expect(200);
    assertThat(said.body()).contains("letter by letter", "The draft stays");
    assertThat(lead.get("/prompts/answer/versions").expect(200).json().at("/items")).hasSize(1);
  }

  @Test
  void stopsThatAreLinesStandWithTheRest() {
    push(YAML.replace("stop: [\"END\", \"STOP\"]", "stop: [\"\\n\\nHuman:\", \"END\"]"));
    var form = form(browser.get(page).expect(200));
    assertThat(form).containsEntry("stop", "");
    assertThat(form.get("more")).contains("stop:", "Human:");
    form.put("note", "the same");
    assertThat(act(form, "save").expect(200).body()).contains("letter by letter");
    form.put("revision", "1");
    form.put("stop", "X");
    assertThat(act(form, "save").expect(400).body()).contains("one of the two places");
  }

  @Test
  void aDraftIsKeptAndBecomesAVersion() {
    push(YAML);
    var form = form(browser.get(page).expect(200));
    form.put("content2", "Question:\r\n{{question}}");
    form.put("temperature", "0.7");
    act(form, "keep").expect(303);
    var kept = form(browser.get(page).expect(200));
    assertThat(kept).containsEntry("revision", "1").containsEntry("temperature", "0.7");
    assertThat(browser.get(page.replace("/edit", "")).expect(200).body())
        .contains("You have a draft from");

    assertThat(act(kept, "save").expect(400).body()).contains("Say in a sentence");
    kept.put("revision", "2");
    kept.put("note", "named the question");
    var saved = act(kept, "save").expect(303);
    assertThat(saved.header("location")).endsWith("/prompts/answer?version=2");
    var version = lead.get("/prompts/answer/versions/2").expect(200);
    assertThat(version.text("/content/messages/1/content")).isEqualTo("Question:\n{{question}}");
    assertThat(version.text("/content/application/nested/a/1")).isEqualTo("2.5");
    assertThat(version.text("/content/tools/0/name")).isEqualTo("search");
    assertThat(version.text("/parent"))
        .isEqualTo(lead.get("/prompts/answer/versions/1").text("/id"));
    assertThat(form(browser.get(page).expect(200))).containsEntry("revision", "0");
  }

  @Test
  void twoWindowsAreToldOfEachOtherAndThePersonChooses() {
    push(YAML);
    var one = form(browser.get(page).expect(200));
    var other = form(browser.get(page).expect(200));
    one.put("content2", "First {{question}}");
    act(one, "keep").expect(303);
    other.put("content2", "Second {{question}}");

    var clash = act(other, "save").expect(409);
    assertThat(clash.body()).contains("Another window of yours", "First", "Second");
    var part = act(browser.with("HX-Request", "true"), other, "keep").expect(409);
    assertThat(part.body()).contains("data-clash").doesNotContain("<html");
    var chosen = form(clash);
    assertThat(chosen)
        .containsEntry("revision", "1")
        .containsEntry("content2", "Second {{question}}");
    assertThat(act(other, "discard").expect(409).body()).contains("First");
    assertThat(form(browser.get(page))).containsEntry("content2", "First {{question}}");
    act(chosen, "keep").expect(303);
    var last = form(browser.get(page));
    assertThat(last).containsEntry("content2", "Second {{question}}");
    act(last, "discard").expect(303);
    assertThat(form(browser.get(page))).containsEntry("revision", "0");
  }

  @Test
  void messagesAreAddedMovedAndRemoved() {
    var form = form(browser.get(page).expect(200));
    assertThat(form).containsEntry("role1", "system").containsEntry("base", "");
    form.put("content1", "Be brief.");
    form.put("content2", "{{question}}");
    assertThat(act(form, "add").expect(303).header("location")).endsWith("?at=3");
    form = form(browser.get(page).expect(200));
    assertThat(form).containsEntry("role3", "assistant");
    form.put("content3", "Yes.");
    act(form, "up:3").expect(303);
    form = form(browser.get(page).expect(200));
    assertThat(form).containsEntry("content2", "Yes.").containsEntry("content3", "{{question}}");
    act(form, "remove:2").expect(303);
    form = form(browser.get(page).expect(200));
    assertThat(form).containsEntry("content2", "{{question}}").doesNotContainKey("content3");

    form.put("note", "first");
    act(form, "save").expect(303);
    var version = lead.get("/prompts/answer/versions/1").expect(200);
    assertThat(version.text("/content/variables/0")).as("derived").isEqualTo("question");
  }

  @Test
  void variablesOfPartialsAreDerivedToo() {
    lead.post("/prompts", "{\"name\":\"tone\"}").expect(201);
    var tone = "messages: [{role: system, content: \"Be {{mood}}.\"}]\nvariables: [mood]\n";
    lead.post("/prompts/tone/versions", "application/yaml", tone.getBytes(StandardCharsets.UTF_8))
        .expect(201);
    var form = form(browser.get(page).expect(200));
    form.put("content1", "{{>tone}}");
    form.put("content2", "{{question}}");
    form.put("more", "partials: {tone: {prompt: tone, number: 1}}");
    form.put("note", "first");
    act(form, "save").expect(303);
    var version = lead.get("/prompts/answer/versions/1").expect(200);
    assertThat(version.json().at("/content/variables").toString())
        .isEqualTo("[\"mood\",\"question\"]");
  }

  @Test
  void whatIsWrongStandsBesideItsField() {
    var form = form(browser.get(page).expect(200));
    form.put("content1", "{{#open}}");
    form.put("note", "n");
    assertThat(act(form, "save").expect(400).body()).contains("message 1");
    form.put("content1", "Be brief.");
    wrong(form, "temperature", "warm", "A number, such as");
    wrong(form, "temperature", "7", "emperature is 0 to 2");
    wrong(form, "tools", "[{name: a b}]", "It has 1 to 64");
    wrong(form, "more", "messages: []", "has a field of its own");
    wrong(form, "more", "x: [", "Line 1");
    wrong(form, "more", "unknown: 1", "no field");
    assertThat(lead.get("/prompts/answer/versions").json().at("/items")).isEmpty();
  }

  @Test
  void whatCannotBeSavedYetIsKeptAndCanBeOpenedAgain() {
    var form = form(browser.get(page).expect(200));
    form.put("content1", "Be brief.");
    form.put("content2", "{{question}}");
    form.put("more", "partials: {tone: {prompt: tone, number: 3}}");
    var kept = act(browser.with("HX-Request", "true"), form, "keep").expect(200);
    assertThat(kept.body()).contains("id=\"kept\"", "there is no tone@3");
    assertThat(form(browser.get(page).expect(200))).containsEntry("revision", "1");
    var put = put("{\"more\":\"providers: {openai: {}}\",\"revision\":0}").expect(200);
    assertThat(put.text("/revision")).as("a draft of the token's own person").isEqualTo("1");
  }

  @Test
  void draftsArePrivateAndHaveADoorForPrograms() {
    push(YAML);
    assertThat(lead.get("/prompts/answer/draft").expect(404).text("/code"))
        .isEqualTo("draft-not-found");
    var put =
        put("{\"messages\":[{\"role\":\"user\",\"content\":\"{{q}}\"}],\"base\":1}").expect(200);
    assertThat(put.text("/revision")).isEqualTo("1");
    assertThat(put.text("/base")).isEqualTo("1");
    assertThat(put("{\"messages\":[],\"revision\":0}").expect(409).text("/code"))
        .isEqualTo("draft-changed");
    assertThat(put("{\"messages\":[],\"revision\":1}").expect(200).text("/problems/messages"))
        .isNotEmpty();
    assertThat(put("{\"base\":9,\"revision\":2}").expect(404).text("/code"))
        .isEqualTo("prompt-version-not-found");
    var tooLong = "{\"note\":\"%s\",\"revision\":2}".formatted("x".repeat(262_144));
    assertThat(put(tooLong).expect(422).text("/code")).isEqualTo("draft-too-large");
    server.token(project, Role.LEAD).get("/prompts/answer/draft").expect(404);
    server.token(project, Role.DEVELOPER).get("/prompts/answer/draft").expect(403);
    lead.delete("/prompts/answer/draft").expect(204);
    lead.get("/prompts/answer/draft").expect(404);
  }

  private void wrong(Map<String, String> form, String field, String value, String sentence) {
    var filled = new LinkedHashMap<>(form);
    filled.put("revision", form(browser.get(page)).get("revision"));
    filled.put(field, value);
    assertThat(act(filled, "save").expect(400).body())
        .contains("id=\"" + field.replace("temperature", value.equals("7") ? "settings" : field))
        .contains(sentence);
  }

  private void push(String yaml) {
    var bytes = yaml.getBytes(StandardCharsets.UTF_8);
    lead.post("/prompts/answer/versions", "application/yaml", bytes).expect(201);
  }

  private Answer put(String json) {
    return lead.send(
        lead.request("/prompts/answer/draft")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }

  private Answer act(Map<String, String> form, String pressed) {
    return act(browser, form, pressed);
  }

  private Answer act(Client client, Map<String, String> form, String pressed) {
    List<String> pairs = new ArrayList<>();
    form.forEach((name, value) -> pairs.add(name + "=" + encoded(value)));
    return client.form(page, String.join("&", pairs) + "&do=" + encoded(pressed));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What a browser would send of the form as it is. */
  private static Map<String, String> form(Answer answer) {
    var form = (FormElement) Jsoup.parse(answer.body()).expectFirst("form[data-editor]");
    Map<String, String> fields = new LinkedHashMap<>();
    form.formData().forEach(field -> fields.put(field.key(), field.value()));
    return fields;
  }
}
