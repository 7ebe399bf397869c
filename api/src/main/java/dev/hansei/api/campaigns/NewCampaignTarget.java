package dev.hansei.api.campaigns;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.campaigns.Answerer;
import dev.hansei.workflows.suites.Target;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An application outside that answers under each prompt version of a campaign.
 *
 * @param url where it is asked by POST
 * @param body what is sent, with tags in its strings; it must hold {@code {{promptVersion}}}. When
 *     absent, the question and the version's number
 * @param output a JSON Pointer to the answer in the reply; /answer when absent
 */
public record NewCampaignTarget(
    String url, @Nullable Map<String, Object> body, @Nullable String output) {
  private static final Map<String, Object> BODY =
      Map.of("promptVersion", Answerer.ByApplication.VERSION_TAG, "question", "{{question}}");

  public NewCampaignTarget {
    Rules.text("url", url, Target.Http.URL_CHARS_MAX);
    if (body != null && !body.toString().contains(Answerer.ByApplication.VERSION_TAG)) {
      throw new InvalidFieldException(
          "body",
          "It must say %s somewhere: a campaign compares versions, so the application must know"
                  .formatted(Answerer.ByApplication.VERSION_TAG)
              + " under which one it answers.");
    }
  }

  Map<String, Object> bodyOrUsual() {
    return body == null ? BODY : body;
  }
}
