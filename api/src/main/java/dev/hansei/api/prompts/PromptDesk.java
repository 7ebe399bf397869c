package dev.hansei.api.prompts;

import java.time.Instant;
import java.util.Optional;

/**
 * What the page of a prompt offers beside its versions.
 *
 * @param draftAt when the viewer's own draft was kept; empty where there is none
 */
public record PromptDesk(Optional<Instant> draftAt) {}
