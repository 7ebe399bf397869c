package dev.hansei.api.gates;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.gates.Gate;
import java.time.Instant;
import java.util.Optional;

/**
 * What a gate said of a candidate, clause by clause.
 *
 * @param candidate what was asked, such as "answer v2"
 * @param promote where the viewer asks for a promotion on it; empty where they may not, or where
 *     the gate did not let it pass
 */
public record VerdictPage(
    Frame frame,
    String id,
    Gate gate,
    Ruling ruling,
    Instant at,
    String candidate,
    Optional<String> promote) {}
