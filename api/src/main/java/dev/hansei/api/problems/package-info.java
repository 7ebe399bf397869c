/**
 * Every refusal of the service, in one form: RFC 9457 problem+json with a stable code for programs,
 * an HTML page for browsers. A refusal says what was wrong, what is allowed and what to do.
 */
@NullMarked
package dev.hansei.api.problems;

import org.jspecify.annotations.NullMarked;
