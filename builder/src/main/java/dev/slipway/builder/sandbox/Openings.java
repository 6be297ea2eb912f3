package dev.slipway.builder.sandbox;

import java.nio.file.Path;
import java.util.List;

/// What a command must get to see besides the operating system.
///
/// @param writable folders it may change
/// @param readable folders and files it may read
public record Openings(List<Path> writable, List<Path> readable) {
  public Openings {
    writable = List.copyOf(writable);
    readable = List.copyOf(readable);
  }
}
