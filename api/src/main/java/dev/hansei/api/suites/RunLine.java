package dev.hansei.api.suites;

import dev.hansei.workflows.models.Cost;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import java.time.Instant;

/**
 * A run in a list.
 *
 * @param suite the suite's name and number
 * @param target what was asked, in words
 */
public record RunLine(
    RunId id,
    String suite,
    String target,
    RunState state,
    int planned,
    OutcomeCounts counts,
    Instant startedAt,
    Cost cost) {}
