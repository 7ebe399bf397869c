package dev.hansei.api.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ModelControllersTest {
  private static final String LINE = "{\"input\":\"%s\",\"output\":\"%s\"}\n";

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);

  @Test
  void goodLinesOfRecordedOutputsAreKeptAndBadOnesListed() {
    String lines = LINE.formatted("a?", "A") + "no json\n" + LINE.formatted("b?", "B");

    var made = record("pilot", lines).expect(201);

    assertThat(made.text("/count")).isEqualTo("2");
    assertThat(made.text("/model")).isEqualTo("recorded/pilot");
    assertThat(made.text("/rejected/0/line")).isEqualTo("2");
    assertThat(lead.get("/models/recorded").expect(200).text("/items/0/name")).isEqualTo("pilot");
  }

  @Test
  void aNameIsTakenOnceButTheSameContentIsNoConflict() {
    record("first", LINE.formatted("a?", "A")).expect(201);

    record("first", LINE.formatted("a?", "A")).expect(201);
    assertThat(record("first", LINE.formatted("a?", "other")).expect(409).text("/code"))
        .isEqualTo("recorded-set-exists");
  }

  @Test
  void anUploadWithoutOneUsableLineSaysWhy() {
    var refused = record("empty", "{}\n").expect(400);

    assertThat(refused.text("/code")).isEqualTo("invalid-lines");
    assertThat(refused.text("/errors/0/line")).isEqualTo("1");
  }

  @Test
  void aRecordedSetNeedsANameAndALead() {
    assertThat(lead.post("/models/recorded", "application/jsonl", bytes("{}")).text("/field"))
        .isEqualTo("name");
    var developer = server.token(project, Role.DEVELOPER);
    developer
        .post("/models/recorded?name=x", "application/jsonl", bytes(LINE.formatted("a", "b")))
        .expect(403);
  }

  @Test
  void textsBecomeVectorsThatCanBeReadAgain() {
    String texts = "{\"texts\":[\"How long are backups kept?\",\"Thirty days.\"]}";

    var made = lead.post("/models/embedding-sets", texts).expect(201);

    int dimension = Integer.parseInt(made.text("/dimension"));
    assertThat(made.text("/count")).isEqualTo("2");
    String path = "/models/embedding-sets/" + made.text("/id");
    assertThat(lead.get(path).expect(200).text("/sha256")).isEqualTo(made.text("/sha256"));
    assertThat(lead.get(path + "/vectors").expect(200).bytes()).hasSize(2 * dimension * 4);
    assertThat(lead.get("/models/embedding-sets").expect(200).json().at("/items")).hasSize(1);
    server.everything(server.project()).get(path).expect(404);
  }

  @Test
  void pricesAreVersionsThatNeverChange() {
    assertThat(lead.get("/models/prices").expect(200).text("/number")).isEqualTo("0");
    String prices =
        """
        {"currency":"USD","note":"price page of today","prices":[{"model":"openai/gpt-4o*",
         "input":%s,"output":0.60,"cachedInput":0.075,"validFrom":"2026-11-01"}]}
        """;

    var first = lead.post("/models/prices", prices.formatted("0.15")).expect(201);
    assertThat(first.text("/number")).isEqualTo("1");
    assertThat(first.text("/prices/0/cachedInput")).isEqualTo("0.075");
    assertThat(lead.post("/models/prices", prices.formatted("0.150")).text("/number"))
        .as("the same is no change")
        .isEqualTo("1");
    assertThat(lead.post("/models/prices", prices.formatted("0.2")).text("/number")).isEqualTo("2");
    assertThat(lead.get("/models/prices/versions/1").expect(200).text("/prices/0/input"))
        .isEqualTo("0.15");
    assertThat(lead.get("/models/prices/versions").expect(200).json().at("/items")).hasSize(2);
    assertThat(lead.get("/models/prices").expect(200).text("/prices/0/input")).isEqualTo("0.2");
    String stale = prices.formatted("0.3").replace("{\"currency\"", "{\"basedOn\":1,\"currency\"");
    assertThat(lead.post("/models/prices", stale).expect(409).text("/code"))
        .isEqualTo("prices-changed");
    server.token(project, Role.DEVELOPER).post("/models/prices", stale).expect(403);
  }

  @Test
  void aPriceThatIsNoneIsRefused() {
    String prices =
        "{\"currency\":\"%s\",\"prices\":[{\"model\":\"%s\",\"input\":%s,\"output\":1%s}]}";
    String from = ",\"validFrom\":\"2026-11-01\"";

    assertThat(refused(prices.formatted("USD", "openai/x", "1", ""))).contains("validFrom");
    assertThat(refused(prices.formatted("USD", "openai/x", "-1", from))).contains("model");
    assertThat(refused(prices.formatted("USD", "gpt", "1", from))).contains("model");
    assertThat(refused(prices.formatted("dollar", "openai/x", "1", from))).isEqualTo("currency");
    assertThat(lead.get("/models/prices").expect(200).text("/number")).isEqualTo("0");
  }

  private String refused(String body) {
    return lead.post("/models/prices", body).expect(400).text("/field");
  }

  @Test
  void anEmptyTextIsNamedByItsPlace() {
    var refused = lead.post("/models/embedding-sets", "{\"texts\":[\"a\",\" \"]}").expect(400);

    assertThat(refused.text("/field")).isEqualTo("texts[1]");
    assertThat(lead.post("/models/embedding-sets", "{\"texts\":[]}").expect(400).text("/field"))
        .isEqualTo("texts");
  }

  private Answer record(String name, String lines) {
    return lead.post("/models/recorded?name=" + name, "application/jsonl", bytes(lines));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
