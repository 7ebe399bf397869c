/**
 * Traces in the registry: the index of spans that lie in batch objects, feedback, what waits to be
 * read for failures, and dead letters.
 */
@NullMarked
package dev.hansei.infra.registry.traces;

import org.jspecify.annotations.NullMarked;
