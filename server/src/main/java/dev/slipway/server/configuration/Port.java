package dev.slipway.server.configuration;

/// A port to listen on.
///
/// @param number 0 to 65535; 0 is any free one
/// @param chosen whether somebody asked for it; another one will do for one that nobody asked for
public record Port(int number, boolean chosen) {}
