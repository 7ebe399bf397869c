/**
 * The playground: versions of a prompt and models side by side, tried by hand. What is asked here
 * goes through the journal of model calls as everything does, and belongs to no run.
 */
@NullMarked
package dev.hansei.api.prompts.playground;

import org.jspecify.annotations.NullMarked;
