package dev.hansei.api.prompts;

import dev.hansei.workflows.prompts.Assignment.Arm;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A flag with its value, as the OpenFeature Remote Evaluation Protocol has it.
 *
 * @param value the prompt's content, its number or its first message
 * @param reason {@code SPLIT} where the key decided between two versions, else {@code STATIC};
 *     clients read no word of our own
 * @param variant the version: {@code v3}
 * @param metadata texts and numbers
 */
@Schema(name = "OfrepEvaluation")
public record OfrepEvaluationResource(
    String key, Object value, String reason, String variant, Map<String, Object> metadata) {
  public OfrepEvaluationResource {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  static OfrepEvaluationResource of(OfrepFlag flag, ServedPrompt served) {
    var arm = served.assignment().arm();
    var version = served.version();
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", served.name());
    metadata.put("version", version.number());
    metadata.put("sha256", version.artifact().sha256().hex());
    metadata.put("stage", flag.stage().word());
    metadata.put("revision", served.pointer().revision());
    metadata.put("arm", arm.word());
    served
        .pointer()
        .share()
        .ifPresent(share -> metadata.put("rollout", share.rollout().value().toString()));
    return new OfrepEvaluationResource(
        flag.key(),
        flag.value(served),
        arm == Arm.NONE ? "STATIC" : "SPLIT",
        "v" + version.number(),
        metadata);
  }
}
