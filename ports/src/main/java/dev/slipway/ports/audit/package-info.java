/// What was done, by whom.
@NullMarked
package dev.slipway.ports.audit;

import org.jspecify.annotations.NullMarked;
