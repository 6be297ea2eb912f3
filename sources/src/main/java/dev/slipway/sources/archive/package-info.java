/// Archives that strangers send, read as a source without trusting anything in them.
@NullMarked
package dev.slipway.sources.archive;

import org.jspecify.annotations.NullMarked;
