/**
 * How far a judge may be trusted: its agreement with people on labels it never saw, the certificate
 * that says so, and the judge that is learnt from labels.
 */
@NullMarked
package dev.hansei.workflows.calibrations;

import org.jspecify.annotations.NullMarked;
