/// What was done, by whom.
@NullMarked
package dev.slipway.http.audit;

import org.jspecify.annotations.NullMarked;
