/**
 * The doors by which traces and feedback come in: OTLP over HTTP, lines of JSON, feedback by API.
 * Nothing is acknowledged before it is durable. What cannot be read goes to the dead letters, and
 * what stands beside it is kept.
 */
@NullMarked
package dev.hansei.api.traces;

import org.jspecify.annotations.NullMarked;
