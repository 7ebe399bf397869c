/** Whether answers are SQL, and which tables and columns they touch. Pure, bounded. */
@NullMarked
package dev.hansei.activities.metrics.sql;

import org.jspecify.annotations.NullMarked;
