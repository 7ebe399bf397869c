package dev.hansei.infra.registry.cases;

/** How many cases of a dataset stand where. */
public record CaseCounts(long drafts, long finals, long rejected) {}
