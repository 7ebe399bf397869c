/**
 * Text cut into tokens exactly as the reference implementations of the metrics cut it: Python's
 * white space and lower case, sacreBLEU's tokenizers, rouge-score's words, NLTK's Porter stemmer.
 * Two texts may only be compared when they were cut alike, so nothing here improves on its source.
 */
@NullMarked
package dev.hansei.activities.metrics.tokens;

import org.jspecify.annotations.NullMarked;
