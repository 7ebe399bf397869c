/** The pure core of Hansei. */
@NullMarked
package dev.hansei.workflows;

import org.jspecify.annotations.NullMarked;
