package dev.slipway.wire;

/// How one part of the service is.
///
/// @param status `healthy` or `unhealthy`
/// @param detail for people
public record CheckBody(String name, String status, String detail) {}
