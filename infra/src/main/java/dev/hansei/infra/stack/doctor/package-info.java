/**
 * {@code hansei doctor}: looks at this machine and at every part of a running stack, and says what
 * to do about what is wrong.
 */
@NullMarked
package dev.hansei.infra.stack.doctor;

import org.jspecify.annotations.NullMarked;
