/** Queues of answers that people label: for leads, for annotators, for scripts. */
@NullMarked
package dev.hansei.api.annotations;

import org.jspecify.annotations.NullMarked;
