package dev.hansei.api.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.api.traces.Otlp;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What people and programs get wrong: each is told which line or field it is, what is allowed and
 * what to do, and nothing of it ends in an incident.
 */
class BadInputTest {
  private static final String GOOD = "{\"externalId\":\"good\",\"input\":\"a\",\"output\":\"b\"}";
  private static final String YAML = "application/yaml";

  private final ApiServer server = ApiServer.running();
  private Project project;
  private Client client;

  @BeforeEach
  void begin() {
    project = server.project();
    client = server.everything(project);
  }

  @Test
  void aMetricThatIsNoneIsRefusedWithThoseThatAre() {
    client.post("/cases/datasets", "{\"name\":\"d\",\"split\":\"gate\"}").expect(201);

    var answer =
        client
            .post(
                "/suites", "{\"name\":\"s\",\"dataset\":\"d\",\"assertions\":[{\"type\":\"f2\"}]}")
            .expect(400);

    assertThat(answer.text("/field")).isEqualTo("assertions[0].type");
    assertThat(answer.text("/detail")).contains("'f2'", "Did you mean 'f1'?", "Known: equals");
  }

  @Test
  void aPromptOrVersionThatIsNotThereIsNamedBeforeARunStarts() {
    client.post("/cases/datasets", "{\"name\":\"d\",\"split\":\"gate\"}").expect(201);
    lines("/cases/datasets/d/cases", "{\"question\":\"a?\",\"reference\":\"b\"}").expect(200);
    client.post("/cases/datasets/d/versions", "{}").expect(201);
    client
        .post("/suites", "{\"name\":\"s\",\"dataset\":\"d\",\"assertions\":[{\"type\":\"f1\"}]}")
        .expect(201);
    String run =
        "{\"suite\":\"s\",\"target\":{\"type\":\"prompt\",\"prompt\":\"%s\",\"version\":%d,"
            + "\"model\":\"builtin/extractive\"}}";

    assertThat(client.post("/suites/runs", run.formatted("none", 1)).expect(404).text("/detail"))
        .contains("prompt", "'none'");
    client.post("/prompts", "{\"name\":\"p\"}").expect(201);
    client
        .post("/prompts/p/versions", "{\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}")
        .expect(201);
    assertThat(client.post("/suites/runs", run.formatted("p", 9)).expect(404).text("/detail"))
        .contains("version", "9");
  }

  @Test
  void aFieldThatIsNoneIsNamedWithTheNearestInYamlToo() {
    for (var body :
        List.of(
            List.of("/gates", "name: g\nrules: [{type: coverage, minimun: 0.9}]\n", "minimum"),
            List.of("/suites", "name: s\ndatset: d\nassertions: [{type: f1}]\n", "dataset"),
            List.of("/failures/detectors", "detectors: [{type: refusal, phrase: [a]}]\n", ""))) {
      var request = client.request(body.get(0)).header("Content-Type", YAML);
      var yaml = BodyPublishers.ofString(body.get(1));
      var answer =
          client.send(body.get(2).isEmpty() ? request.PUT(yaml) : request.POST(yaml)).expect(400);

      assertThat(answer.text("/code")).as(body.get(1)).isEqualTo("invalid-field");
      assertThat(answer.text("/detail")).contains("Did you mean '" + body.get(2), "Known fields:");
    }
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedAtEveryDoorWhateverItSaysOfItsLength() {
    var large = new byte[40 * 1024 * 1024];
    for (var path : List.of("/traces", "/feedback", "/prompts", "!/v1/traces")) {
      var chunked =
          client
              .request(path)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));
      assertThat(client.send(chunked).expect(413).body()).as(path).contains("too-large", "MiB");
    }
    client.get("/traces").expect(200);
  }

  @Test
  void aBombIsStoppedAtTheDoorForLinesToo() {
    var bomb = Otlp.gzip(new byte[400 * 1024 * 1024]);
    for (var encoding : List.of("gzip", "")) {
      var sender = encoding.isEmpty() ? client : client.with("Content-Encoding", encoding);
      assertThat(sender.post("/traces", "application/jsonl", bomb).expect(413).text("/code"))
          .isEqualTo("too-large");
      assertThat(sender.post("/feedback", "application/jsonl", bomb).expect(413).text("/code"))
          .isEqualTo("too-large");
    }
    var cut = Arrays.copyOf(Otlp.gzip(GOOD.getBytes(StandardCharsets.UTF_8)), 30);
    assertThat(client.post("/traces", "application/jsonl", cut).expect(400).text("/code"))
        .isEqualTo("unreadable-gzip");
  }

  @Test
  void aContentTypeThatIsNotTakenIsAnsweredWithThoseThatAre() {
    for (var path : List.of("/prompts", "/gates", "/suites", "/feedback", "/criteria")) {
      var answer = client.post(path, "text/csv", new byte[] {'a'}).expect(415);
      assertThat(answer.text("/code")).isEqualTo("media-type-not-taken");
      assertThat(answer.text("/detail")).as(path).contains("text/csv", "application/json");
    }
    assertThat(client.post("/gates", "text/csv", new byte[] {'a'}).text("/detail")).contains(YAML);
  }

  @Test
  void whatIsNestedTooDeepIsRefusedAndNotRead() {
    int deep = 100_000;
    var nested = "[".repeat(deep) + "]".repeat(deep);
    for (var body : List.of(nested, "{\"name\":" + nested + "}", "{\"nme\":" + nested + "}")) {
      assertThat(client.post("/prompts", body).expect(400).text("/detail")).isNotBlank();
    }
    var line = GOOD.replace("}", ",\"attributes\":{\"a\":" + nested + "}}");
    var answer = lines("/traces", line + "\n" + GOOD).expect(200);
    assertThat(answer.text("/rejected/0/line")).isEqualTo("1");
    assertThat(client.post("!/v1/traces", "{\"resourceSpans\":" + nested + "}").status())
        .isEqualTo(400);
  }

  @Test
  void whatIsNestedDeepButAllowedCanBeReadAgain() {
    int deep = 900;
    var nested = "[".repeat(deep) + "]".repeat(deep);
    var line = GOOD.replace("}", ",\"attributes\":{\"a\":" + nested + "}}");

    assertThat(lines("/traces", line).expect(200).text("/accepted")).isEqualTo("1");

    var id = client.get("/traces").expect(200).text("/items/0/traceId");
    assertThat(client.get("/traces/" + id).expect(200).body()).contains("[[[[");
  }

  @Test
  void bytesThatAreNoTextAreRefusedInEveryForm() {
    var bytes = "{\"name\":\"a?\"}".getBytes(StandardCharsets.UTF_8);
    bytes[10] = (byte) 0xc3;
    assertThat(client.post("/prompts", "application/json", bytes).expect(400).text("/code"))
        .isEqualTo("unreadable-json");
    var yaml = "name: a?\n".getBytes(StandardCharsets.UTF_8);
    yaml[7] = (byte) 0xff;
    assertThat(client.post("/gates", YAML, yaml).expect(400).text("/code"))
        .isEqualTo("unreadable-yaml");
    var line = ("x\n" + GOOD + "\n").getBytes(StandardCharsets.UTF_8);
    line[0] = (byte) 0xff;
    var answer = client.post("/traces", "application/jsonl", line).expect(200);
    assertThat(answer.text("/rejected/0/detail")).contains("not UTF-8");
    assertThat(answer.text("/accepted")).isEqualTo("1");
    client.get("/traces?prompt=%ff%fe").expect(200);
    assertThat(client.post("/cases/documents?name=x", "text/plain", line).status()).isEqualTo(422);
  }

  @Test
  void numbersThatAreNoneOrTooLargeAreNamed() {
    String gate =
        "{\"name\":\"g\",\"confidence\":%s,\"rules\":[{\"type\":\"coverage\",\"minimum\":%s}]}";
    for (var number : List.of("NaN", "1e999", "-1e999", "\"x\"", "12345678901234567890")) {
      var confidence = client.post("/gates", gate.formatted(number, "0.9"));
      assertThat(confidence.status()).as(number).isEqualTo(400);
      assertThat(client.post("/gates", gate.formatted("0.9", number)).status())
          .as(number)
          .isEqualTo(400);
    }
    for (var number : List.of(".nan", ".inf", "1e999")) {
      var yaml = "name: g\nconfidence: " + number + "\nrules: [{type: coverage, minimum: 0.9}]\n";
      assertThat(client.post("/gates", YAML, yaml.getBytes(StandardCharsets.UTF_8)).status())
          .as(number)
          .isEqualTo(400);
    }
    client.get("/suites/comparisons?baseline=a&candidate=b").expect(404);
    assertThat(client.get("/traces?limit=99999999999").expect(400).text("/field"))
        .isEqualTo("limit");
    client.get("/prompts/p/versions/99999999999999999999").expect(400);
  }

  @Test
  void linesWithNumbersAndTimesThatCannotBeAreListedAndTheOthersKept() {
    var answer =
        lines(
                "/traces",
                GOOD
                    + "\n"
                    + with("\"startedAt\":\"+12026-01-01T00:00:00Z\"")
                    + with("\"startedAt\":\"0026-01-01T00:00:00Z\"")
                    + with("\"durationMillis\":9223372036854775807")
                    + with("\"durationMillis\":9223372036854775808")
                    + with("\"inputTokens\":9223372036854775807")
                    + with("\"inputTokens\":-1")
                    + with("\"outputTokens\":1.5")
                    + with("\"feedback\":{\"evaluation\":{\"name\":\"t\",\"value\":1e999}}")
                    + with("\"feedback\":{\"stars\":99999999999}"))
            .expect(200);

    assertThat(answer.text("/accepted")).isEqualTo("1");
    assertThat(answer.json().path("rejected")).hasSize(9);
    assertThat(answer.text("/rejected/0/detail")).contains("between 1970 and 2200");
    assertThat(answer.text("/rejected/4/detail")).contains("inputTokens", "0 to 1000000000");
  }

  @Test
  void numbersOfAnySizeInAttributesAreKept() {
    var line =
        with("\"attributes\":{\"n\":123456789012345678901234567890,\"x\":1e999,\"y\":1e-999}");

    assertThat(lines("/traces", line).expect(200).text("/accepted")).isEqualTo("1");

    var id = client.get("/traces").expect(200).text("/items/0/traceId");
    assertThat(client.get("/traces/" + id).expect(200).text("/spans/0/attributes/n"))
        .isEqualTo("123456789012345678901234567890");
  }

  @Test
  void aSpanThatComesTwiceIsOneSpan() {
    var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    var twice = Otlp.protobuf(Otlp.chat(trace), Otlp.chat(trace));

    client.post("!/v1/traces", "application/x-protobuf", twice).expect(200);
    client.post("!/v1/traces", "application/x-protobuf", twice).expect(200);

    assertThat(client.get("/traces/" + trace).expect(200).json().path("spans")).hasSize(1);
    assertThat(client.get("/traces").text("/items/0/spans")).isEqualTo("1");
  }

  @Test
  void aKeyThatWasUsedForAnotherBodyIsRefusedAtEveryKindOfPost() {
    var keyed = client.with("Idempotency-Key", "same");
    keyed.post("/prompts", "{\"name\":\"one\"}").expect(201);

    assertThat(keyed.post("/prompts", "{\"name\":\"two\"}").expect(422).text("/detail"))
        .contains("used for another request", "new key");
    keyed.post("/criteria", "{\"name\":\"c\",\"sentence\":\"s\"}").expect(422);
    assertThat(keyed.post("/traces", "application/jsonl", bytes(GOOD)).status()).isEqualTo(422);
    client.with("Idempotency-Key", "a b").post("/prompts", "{\"name\":\"x\"}").expect(400);
  }

  @Test
  void textThatHasNoFormInUtf8IsRefusedOrKeptButNeverAnIncident() {
    for (var text : List.of("\\ud800", "a\\u0000b", "\\udc00\\ud800", "\\uffff")) {
      var line = "{\"externalId\":\"u\",\"input\":\"" + text + "\",\"output\":\"b\"}";
      assertThat(lines("/traces", line).status()).as(text).isIn(200, 400);
      assertThat(client.post("/prompts", "{\"name\":\"" + text + "\"}").status())
          .as(text)
          .isEqualTo(400);
      assertThat(
              client.post("/criteria", "{\"name\":\"c\",\"sentence\":\"" + text + "\"}").status())
          .as(text)
          .isIn(201, 400, 409);
    }
    client.get("/criteria").expect(200);
    client.get("/traces").expect(200);
  }

  @Test
  void whatLooksLikeSqlInFiltersAndCursorsIsText() {
    client.post("/prompts", "{\"name\":\"kept\"}").expect(201);
    var other = server.everything(server.project());
    other.post("/prompts", "{\"name\":\"theirs\"}").expect(201);
    for (var sql : List.of("' OR '1'='1", "x'; DROP TABLE traces_trace; --", "\\' OR 1=1 #", "%")) {
      var encoded = URLEncoder.encode(sql, StandardCharsets.UTF_8);
      for (var path :
          List.of(
              "/prompts?after=",
              "/traces?prompt=",
              "/traces?version=",
              "/traces?after=",
              "/failures?after=",
              "/suites/runs?after=",
              "/models/recorded?after=",
              "/audit?after=",
              "/promotions?state=",
              "/traces?status=",
              "/prompts/",
              "/cases/datasets/",
              "/gates/",
              "/suites/")) {
        var answer = client.get(path + encoded.replace("+", "%20"));
        assertThat(answer.status()).as(path + sql + answer.body()).isIn(200, 400, 404, 422);
        assertThat(answer.body()).doesNotContain("theirs");
      }
    }
    client.get("/prompts/kept/versions").expect(200);
  }

  @Test
  void anAnswerInAFormThatDoesNotExistIsRefusedInWords() {
    var answer = client.with("Accept", "text/csv").get("/prompts");

    assertThat(answer.status()).isIn(200, 406);
    assertThat(server.token(project, Role.LEAD).get("/prompts").expect(200).header("content-type"))
        .startsWith("application/json");
  }

  private static String with(String field) {
    return "{\"externalId\":\"x\",\"input\":\"a\",\"output\":\"b\"," + field + "}\n";
  }

  private Answer lines(String path, String lines) {
    return client.post(path, "application/jsonl", bytes(lines));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
