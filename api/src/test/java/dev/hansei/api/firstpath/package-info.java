/**
 * The first path from outside: the real launcher, servers and processes, spoken to by HTTP only, as
 * a user would.
 */
@NullMarked
package dev.hansei.api.firstpath;

import org.jspecify.annotations.NullMarked;
