/// Visitors of every kind, honest and not, in front of the proxy.
@NullMarked
package dev.slipway.embedded.runtime.proxy;

import org.jspecify.annotations.NullMarked;
