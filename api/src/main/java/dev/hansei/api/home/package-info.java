/** Where people arrive: the loop today, what waits for them, and search across all stages. */
@NullMarked
package dev.hansei.api.home;

import org.jspecify.annotations.NullMarked;
