package dev.hansei.activities.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.ProjectId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every call that was ever paid is found by its key, so keys never change. */
class KeyMaterialTest {
  /** As it was before stops were known. Never to be brought in line with the code. */
  private static final String OF_OLD =
      "{\"address\":\"https://api.openai.com/v1\",\"project\":\"00000000-0000-0001-0000-000000000001\","
          + "\"provider\":\"openai\",\"request\":{\"freshness\":\"\",\"inputs\":{\"question\":\"Why?\"},"
          + "\"messages\":[{\"content\":\"Why?\",\"role\":\"user\"}],\"model\":\"openai/gpt-4o-mini\","
          + "\"outputSchema\":\"\",\"repetition\":2,\"settings\":{\"maxTokens\":100,\"seed\":7,"
          + "\"temperature\":0.2}}}";

  private final CanonicalJson json = new CanonicalJson();

  @Test
  void aRequestWithoutWhatIsNewHasTheKeyItAlwaysHad() {
    KeyMaterial material = material(new ModelSettings(0.2, null, 100, 7L));
    assertThat(json.write(material)).isEqualTo(OF_OLD);
    assertThat(material.key(json).sha256()).isEqualTo(Sha256.of(OF_OLD));
  }

  @Test
  void noStopsAreTheSameAsNone() {
    assertThat(material(new ModelSettings(0.2, null, 100, 7L, List.of())).key(json))
        .isEqualTo(material(new ModelSettings(0.2, null, 100, 7L)).key(json));
  }

  @Test
  void stopsMakeAnotherCall() {
    assertThat(material(new ModelSettings(0.2, null, 100, 7L, List.of("END"))).key(json))
        .isNotEqualTo(material(new ModelSettings(0.2, null, 100, 7L)).key(json));
  }

  @Test
  void askingForLogprobsMakesAnotherCall() {
    KeyMaterial plain = material(new ModelSettings(0.2, null, 100, 7L));
    var wanting =
        new KeyMaterial(
            plain.project(), plain.provider(), plain.address(), plain.request().withLogprobs());
    assertThat(wanting.key(json)).isNotEqualTo(plain.key(json));
    assertThat(json.write(wanting)).contains("\"logprobs\":true");
  }

  private static KeyMaterial material(ModelSettings settings) {
    return new KeyMaterial(
        new ProjectId(new UUID(1, 1)),
        "openai",
        "https://api.openai.com/v1",
        new ModelRequest(
            new ModelName("openai/gpt-4o-mini"),
            List.of(new Message(Message.Role.USER, "Why?")),
            settings,
            Map.of("question", "Why?"),
            "",
            2,
            ""));
  }
}
