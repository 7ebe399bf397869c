package dev.hansei.api.tunings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import org.junit.jupiter.api.Test;

class AdapterControllerTest {
  private static final byte[] WEIGHTS = {0, 1, 2, 3, (byte) 0xff};

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);

  @Test
  void weightsAreKeptByteByByte() {
    var made = send(lead, "?name=tuned&kind=embedding-map&base=builtin/minilm").expect(201);

    assertThat(made.text("/kind")).isEqualTo("embedding-map");
    String path = "/tunings/adapters/" + made.text("/id");
    assertThat(lead.get(path).expect(200).text("/sizeBytes")).isEqualTo("5");
    assertThat(lead.get(path + "/weights").expect(200).bytes()).isEqualTo(WEIGHTS);
    assertThat(lead.get("/tunings/adapters").expect(200).json().at("/items")).hasSize(1);
    server.everything(server.project()).get(path).expect(404);
  }

  @Test
  void aKindThatIsNoneIsRefusedWithTheNearest() {
    var refused = send(lead, "?name=tuned&kind=lorra&base=a/b").expect(400);

    assertThat(refused.text("/field")).isEqualTo("kind");
    assertThat(refused.text("/detail")).contains("Did you mean 'lora'?");
    assertThat(send(lead, "?name=t&kind=lora&base=nonsense").expect(400).text("/field"))
        .isEqualTo("base");
    assertThat(send(lead, "?name=t&kind=lora").expect(400).text("/field")).isEqualTo("base");
  }

  @Test
  void onlyALeadRegistersOnes() {
    send(server.token(project, Role.DEVELOPER), "?name=t&kind=lora&base=a/b").expect(403);
  }

  private static Answer send(Client client, String query) {
    return client.post("/tunings/adapters" + query, "application/octet-stream", WEIGHTS);
  }
}
