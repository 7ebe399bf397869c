package dev.hansei.api.projects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The operator's door is shut where the installation set no key; DemoIT goes through it. */
class OperatorTest {
  private final ApiServer server = ApiServer.running();

  @Test
  void isShutWithoutAKeyWhateverIsSent() throws Exception {
    assertThat(post("").statusCode()).isEqualTo(403);
    var guessed = post("0".repeat(64));
    assertThat(guessed.statusCode()).isEqualTo(403);
    assertThat(guessed.body()).contains("no-operator");
  }

  private HttpResponse<String> post(String key) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.base().resolve("/api/v1/operator/projects"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"name\":\"mine\",\"people\":[{\"email\":\"a@b.invalid\",\"displayName\":\"A\","
                        + "\"roles\":[\"lead\"]}]}"));
    if (!key.isEmpty()) {
      request.header("X-Hansei-Operator", key);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
