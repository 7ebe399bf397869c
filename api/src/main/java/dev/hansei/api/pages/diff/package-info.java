/** Two texts side by side: what was taken away and what was added, by line and by word. */
@NullMarked
package dev.hansei.api.pages.diff;

import org.jspecify.annotations.NullMarked;
