/// How apps are started, judged and listened to.
@NullMarked
package dev.slipway.embedded.runtime.process;

import org.jspecify.annotations.NullMarked;
