package dev.hansei.api.prompts;

import java.time.Instant;
import java.util.Optional;

/**
 * What the page of a prompt offers beside its versions.
 *
 * @param draftAt when the viewer's own draft was kept; empty where there is none
 * @param uses who uses the version that is shown; empty where none is
 * @param meaning what it changed, by meaning; empty where there is nothing to compare with
 */
public record PromptDesk(
    Optional<Instant> draftAt, Optional<UsesResource> uses, Optional<MeaningWords> meaning) {}
