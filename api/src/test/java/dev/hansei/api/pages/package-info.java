@NullMarked
package dev.hansei.api.pages;

import org.jspecify.annotations.NullMarked;
