/// The API as callers meet it: the real server, the real engine, stores in memory.
@NullMarked
package dev.slipway.http;

import org.jspecify.annotations.NullMarked;
