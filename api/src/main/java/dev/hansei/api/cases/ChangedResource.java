package dev.hansei.api.cases;

/** How many cases changed; those that were as wanted already did not. */
public record ChangedResource(int changed) {}
