/** The demo application beside the real service. */
@NullMarked
package dev.hansei.api.demo;

import org.jspecify.annotations.NullMarked;
