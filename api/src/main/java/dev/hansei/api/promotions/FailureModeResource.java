package dev.hansei.api.promotions;

import dev.hansei.infra.registry.promotions.RollbackFailures;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.UUID;

/**
 * What the answers failed at for which a promotion went back.
 *
 * @param state waiting (for the collection to be started), collecting, found, none where they are
 *     in no failure mode, or gave-up where they were not read within a day
 * @param bad answers of the candidate that were bad, 500 at most
 * @param cluster the failure mode that has most of them; the one it went into, where it was merged
 * @param name of that mode
 * @param traces how many of them it has
 */
@Schema(name = "PromotionFailureMode")
public record FailureModeResource(
    RollbackFailures.State state,
    int bad,
    Optional<UUID> cluster,
    Optional<String> name,
    int traces) {}
