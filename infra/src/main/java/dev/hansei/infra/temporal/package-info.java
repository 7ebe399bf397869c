/**
 * How Hansei talks to Temporal: settings, connection and client, the JSON of payloads, and the two
 * worker interceptors (names in the log, limit on payload size). Whatever of the SDK is
 * experimental stays behind a class of this package.
 */
@NullMarked
package dev.hansei.infra.temporal;

import org.jspecify.annotations.NullMarked;
