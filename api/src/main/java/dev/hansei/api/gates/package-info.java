/** How people lay down what a candidate must meet, and read what a gate said. */
@NullMarked
package dev.hansei.api.gates;

import org.jspecify.annotations.NullMarked;
