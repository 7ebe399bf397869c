@NullMarked
package dev.hansei.api.pages.charts;

import org.jspecify.annotations.NullMarked;
