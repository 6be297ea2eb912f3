/// Server releases as processes of this machine: started, judged, watched and ended.
@NullMarked
package dev.slipway.embedded.runtime.process;

import org.jspecify.annotations.NullMarked;
