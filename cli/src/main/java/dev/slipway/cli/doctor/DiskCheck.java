package dev.slipway.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Whether there is room for sources, builds and releases.
record DiskCheck(Path home) {
  private static final String WHAT = "disk";
  private static final double GIGABYTE = 1e9;
  private static final double TIGHT = 2;
  private static final double FULL = 0.5;
  private static final String FIX = "Free some space, or set SLIPWAY_HOME to another disk";

  Finding find() {
    Path place = home;
    while (!Files.exists(place) && place.getParent() != null) {
      place = place.getParent();
    }
    try {
      double free = Files.getFileStore(place).getUsableSpace() / GIGABYTE;
      String detail = String.format(Locale.ROOT, "%.1f GB free for %s", free, home);
      if (free < FULL) {
        return Finding.fail(WHAT, detail, FIX);
      }
      return free < TIGHT ? Finding.warn(WHAT, detail, FIX) : Finding.ok(WHAT, detail);
    } catch (IOException e) {
      return Finding.warn(WHAT, "the free space cannot be read: " + e.getMessage(), FIX);
    }
  }
}
