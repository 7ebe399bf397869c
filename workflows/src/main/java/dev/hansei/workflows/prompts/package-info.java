/** Prompts, their immutable versions, and the stage pointers that say which version is live. */
@NullMarked
package dev.hansei.workflows.prompts;

import org.jspecify.annotations.NullMarked;
