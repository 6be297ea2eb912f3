/// One port for every release: finds by host name what answers, and passes requests and answers on
/// while they come.
@NullMarked
package dev.slipway.embedded.runtime.proxy;

import org.jspecify.annotations.NullMarked;
