package dev.slipway.architecture;

import java.util.List;
import java.util.Set;

/// The one list of what each module may know of the others. A module's code is in
/// `dev.slipway.<module>` and below.
///
/// @param module whose code it is
/// @param known the modules that it may name, besides itself
record ModuleArrows(String module, Set<String> known) {
  /// From the vocabulary up to the one module that knows all.
  static final List<ModuleArrows> ALL =
      List.of(
          module("domain").knows(),
          module("wire").knows(),
          module("documents").knows("domain"),
          module("sources").knows("domain"),
          module("detection").knows("domain"),
          module("ports").knows("domain"),
          module("engine").knows("domain", "detection", "ports"),
          module("builder").knows("domain", "ports"),
          module("embedded").knows("domain", "ports", "documents", "builder"),
          module("azure").knows("domain", "ports", "documents"),
          module("http").knows("domain", "ports", "engine", "sources", "wire"),
          module("cli").knows("domain", "detection", "sources", "wire"),
          module("server")
              .knows(
                  "domain",
                  "documents",
                  "sources",
                  "detection",
                  "ports",
                  "engine",
                  "builder",
                  "embedded",
                  "azure",
                  "wire",
                  "http"));

  /// All classes of the module.
  String packages() {
    return packagesOf(module);
  }

  /// The packages that it must not name.
  String[] forbidden() {
    return ALL.stream()
        .map(ModuleArrows::module)
        .filter(other -> !other.equals(module) && !known.contains(other))
        .map(ModuleArrows::packagesOf)
        .toArray(String[]::new);
  }

  private static String packagesOf(String module) {
    return "dev.slipway." + module + "..";
  }

  private static Row module(String name) {
    return known -> new ModuleArrows(name, Set.of(known));
  }

  private interface Row {
    ModuleArrows knows(String... known);
  }
}
