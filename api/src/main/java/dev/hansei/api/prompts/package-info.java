/** How people write prompt versions and see what is live and what changed. */
@NullMarked
package dev.hansei.api.prompts;

import org.jspecify.annotations.NullMarked;
