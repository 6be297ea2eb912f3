package dev.slipway.cli.client;

/// One event of a stream (https://html.spec.whatwg.org/multipage/server-sent-events.html).
///
/// @param id where to go on after it; empty when it has none
/// @param name what it is about
record ServerEvent(String id, String name, String data) {}
