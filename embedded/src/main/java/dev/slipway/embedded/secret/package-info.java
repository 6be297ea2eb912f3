/// Secrets in a file, encrypted.
@NullMarked
package dev.slipway.embedded.secret;

import org.jspecify.annotations.NullMarked;
