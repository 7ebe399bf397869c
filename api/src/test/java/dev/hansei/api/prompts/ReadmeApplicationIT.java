package dev.hansei.api.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.traces.SenderScripts;
import dev.hansei.workflows.prompts.Stage;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The application of the README, by its very text: everybody copies it. */
class ReadmeApplicationIT {
  private final LiveSeed seed = new LiveSeed(ApiServer.running());

  @Test
  void goesOnWithWhatItHasWhileNobodyAnswers() throws Exception {
    // Any environment that has requests.
    var scripts = new SenderScripts("senders-openfeature", "requirements-openfeature.txt");
    scripts.install();
    seed.move(seed.prompt("support"), Stage.PRODUCTION, seed.version("support", "Answer."), 0);
    var found = new ObjectMapper().readTree(scripts.run("serving_readme.py", told()));
    assertThat(found.at("/first").asInt()).isEqualTo(1);
    assertThat(found.at("/again").asInt()).isEqualTo(1);
    assertThat(found.at("/calls").asInt()).as("not within ten seconds").isEqualTo(1);
    assertThat(found.at("/statuses").toString()).isEqualTo("[200,304]");
    assertThat(found.at("/later").asInt()).isEqualTo(1);
    assertThat(found.at("/stopped").asInt()).as("what came last").isEqualTo(1);
    assertThat(found.at("/revoked").asInt()).as("what came last").isEqualTo(1);
    assertThat(found.at("/stranger").asBoolean()).as("nothing has come").isTrue();
    assertThat(found.at("/kept").asBoolean()).as("bounded").isTrue();
  }

  private Map<String, String> told() {
    return Map.of(
        "HANSEI_README", Path.of("README.md").toAbsolutePath().toString(),
        "HANSEI_URL", seed.base(),
        "HANSEI_PROJECT", seed.project.name().value(),
        "HANSEI_TOKEN", seed.secret());
  }
}
