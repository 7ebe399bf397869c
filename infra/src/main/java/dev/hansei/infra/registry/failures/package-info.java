/** Failures in the registry: what collections found, the detectors they used, what people said. */
@NullMarked
package dev.hansei.infra.registry.failures;

import org.jspecify.annotations.NullMarked;
