package dev.hansei.infra.registry.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.prompts.PromptContent;
import org.junit.jupiter.api.Test;

/** Contents that were stored before there was more to them read, and keep their names. */
class StoredContentTest {
  private static final String PLAIN =
      """
      {"application":{"retrievalDepth":4},"messages":[{"content":"Answer. {{context}}",\
      "role":"system"},{"content":"{{question}}","role":"user"}],"outputSchema":"",\
      "settings":{"maxTokens":300,"temperature":0.2},"variables":["question","context"]}\
      """;

  private static final String WITH_TOOLS =
      PLAIN.replace(
          "\"variables\"",
          "\"tools\":[{\"description\":\"\",\"name\":\"look_up\",\"parameters\":\"\"}],\"variables\"");

  private final CanonicalJson json = new CanonicalJson();

  @Test
  void oldContentsAreWrittenAsTheyWereRead() {
    for (String stored : new String[] {PLAIN, WITH_TOOLS}) {
      PromptContent content = json.read(stored, PromptContent.class);
      assertThat(json.write(content)).isEqualTo(stored);
    }
    assertThat(Sha256.of(PLAIN).hex())
        .isEqualTo("68ba65c46039ec3e42bd0e9f60d46af6fce85b85999f88b515c24b3b2df7c469");
    assertThat(json.hash(json.read(PLAIN, PromptContent.class))).isEqualTo(Sha256.of(PLAIN));
  }
}
