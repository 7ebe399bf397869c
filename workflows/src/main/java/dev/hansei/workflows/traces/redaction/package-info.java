/**
 * Takes personal data out of what a trace says, before anything is stored. Recognisers are scanners
 * written by hand: each looks closer only where one character makes it likely.
 */
@NullMarked
package dev.hansei.workflows.traces.redaction;

import org.jspecify.annotations.NullMarked;
