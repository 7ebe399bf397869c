/**
 * Judges at work: the request by rubric, with what is judged quoted as data, and the strict reading
 * of the reply.
 */
@NullMarked
package dev.hansei.activities.criteria;

import org.jspecify.annotations.NullMarked;
