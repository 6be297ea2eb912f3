/// Values that are not shown, by name and version.
@NullMarked
package dev.slipway.ports.secret;

import org.jspecify.annotations.NullMarked;
