package dev.slipway.http.events;

/// One server-sent event.
///
/// @param name `state`, `step` or `log`
/// @param id where to go on after it
/// @param data JSON on one line
record Event(String name, String id, String data) {}
