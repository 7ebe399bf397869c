/** The running service and somebody who speaks HTTP with it, for the tests of its doors. */
@NullMarked
package dev.hansei.api.http;

import org.jspecify.annotations.NullMarked;
