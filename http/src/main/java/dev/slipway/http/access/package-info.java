/// Who may ask.
@NullMarked
package dev.slipway.http.access;

import org.jspecify.annotations.NullMarked;
