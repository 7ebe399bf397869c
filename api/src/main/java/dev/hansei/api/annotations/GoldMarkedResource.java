package dev.hansei.api.annotations;

import dev.hansei.api.bodies.RejectedLine;
import java.util.List;

/**
 * What came of a file of gold.
 *
 * @param taken tasks that are gold now
 * @param changed tasks that were, and have another answer or reason now
 * @param rejected lines that could not be used, and why
 */
public record GoldMarkedResource(int taken, int changed, List<RejectedLine> rejected) {}
