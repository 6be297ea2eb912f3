/// JSON bodies, read strictly and with bounds, and written.
@NullMarked
package dev.slipway.http.json;

import org.jspecify.annotations.NullMarked;
