/** How people bring documents, read cases, and decide which are good enough. */
@NullMarked
package dev.hansei.api.cases;

import org.jspecify.annotations.NullMarked;
