/** What went wrong: detectors read traces and feedback, failures keep what they found. */
@NullMarked
package dev.hansei.workflows.failures;

import org.jspecify.annotations.NullMarked;
