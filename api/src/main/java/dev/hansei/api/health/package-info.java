/** Whether this process can do its work, and if not, which part is down and why; its metrics. */
@NullMarked
package dev.hansei.api.health;

import org.jspecify.annotations.NullMarked;
