/** How people see where a thing comes from and what came of it. */
@NullMarked
package dev.hansei.api.lineage;

import org.jspecify.annotations.NullMarked;
