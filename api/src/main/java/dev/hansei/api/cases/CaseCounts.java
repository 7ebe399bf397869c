package dev.hansei.api.cases;

/** How many cases of a dataset stand where. */
public record CaseCounts(long draft, long finished, long rejected) {}
