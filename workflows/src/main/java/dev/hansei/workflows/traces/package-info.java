/** What the application did in production: traces, spans and the feedback people gave. */
@NullMarked
package dev.hansei.workflows.traces;

import org.jspecify.annotations.NullMarked;
