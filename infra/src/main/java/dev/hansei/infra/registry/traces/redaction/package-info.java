/** By which policy personal data is redacted before traces are stored, and how much was. */
@NullMarked
package dev.hansei.infra.registry.traces.redaction;

import org.jspecify.annotations.NullMarked;
