/// Connections of clients that are slow, silent or send too much: bounded before a route is asked.
@NullMarked
package dev.slipway.http.connection;

import org.jspecify.annotations.NullMarked;
