/// What a static release answers.
@NullMarked
package dev.slipway.embedded.runtime.site;

import org.jspecify.annotations.NullMarked;
