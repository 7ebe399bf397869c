/** What the words of an answer say of it: refusals, counts, how easy they read. Pure. */
@NullMarked
package dev.hansei.activities.metrics.words;

import org.jspecify.annotations.NullMarked;
