/**
 * The shape of an answer: JSON, XML, HTML and the tools it calls. Answers are hostile text: nothing
 * they name is fetched, no entity of theirs is expanded, and every parser has limits.
 */
@NullMarked
package dev.hansei.activities.metrics.formats;

import org.jspecify.annotations.NullMarked;
