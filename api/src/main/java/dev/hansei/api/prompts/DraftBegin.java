package dev.hansei.api.prompts;

import dev.hansei.infra.registry.prompts.DraftFields;
import dev.hansei.infra.registry.prompts.DraftSettings;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import org.jspecify.annotations.Nullable;

/**
 * What a new draft begins from. The playground leads here with the figures that were tried.
 *
 * @param from the version's number; the newest when not given
 * @param temperature as typed, in place of the version's; a figure that is none is said in the form
 * @param maxTokens likewise
 */
@Introspected
public record DraftBegin(
    @QueryValue @Nullable Integer from,
    @QueryValue @Nullable String temperature,
    @QueryValue @Nullable String maxTokens) {
  DraftFields on(DraftFields version) {
    DraftSettings its = version.settings();
    return new DraftFields(
        version.messages(),
        version.variables(),
        new DraftSettings(
            temperature == null ? its.temperature() : temperature,
            its.topP(),
            maxTokens == null ? its.maxTokens() : maxTokens,
            its.seed(),
            its.stop()),
        version.outputSchema(),
        version.tools(),
        version.more(),
        version.note());
  }
}
