package dev.slipway.server.configuration;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// `slipway.properties` in the home folder.
///
/// @param mistakes what is wrong with the file itself
record SettingsFile(Path home, Map<String, String> lines, List<String> mistakes) {
  static final String NAME = "slipway.properties";

  /// The one of the home folder that the environment names; nobody needs a file.
  static SettingsFile of(Map<String, String> environment, Path userHome) {
    Setting<Path> setting = ServiceSettings.HOME;
    String usual = setting.fallback().replaceFirst("^~", userHome.toString().replace("\\", "\\\\"));
    Path home = setting.parse(environment.getOrDefault(setting.name(), usual));
    List<String> mistakes = new ArrayList<>();
    Map<String, String> lines = load(home.resolve(NAME), mistakes);
    refuseUnknown(lines.keySet(), mistakes);
    return new SettingsFile(home, lines, List.copyOf(mistakes));
  }

  Path path() {
    return home.resolve(NAME);
  }

  /// What is set there or in the environment, which goes before.
  Map<String, String> texts(Map<String, String> environment) {
    Map<String, String> texts = new HashMap<>(lines);
    for (Setting<?> setting : Settings.ALL) {
      String text = environment.get(setting.name());
      if (text != null) {
        texts.put(setting.name(), text);
      }
    }
    return texts;
  }

  private static Map<String, String> load(Path path, List<String> mistakes) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path)) {
      properties.load(reader);
    } catch (NoSuchFileException _) {
      return Map.of();
    } catch (IOException | IllegalArgumentException e) {
      mistakes.add("%s cannot be read: %s".formatted(path, e.getMessage()));
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }

  private static void refuseUnknown(Set<String> keys, List<String> mistakes) {
    Set<String> known = Settings.ALL.stream().map(Setting::name).collect(Collectors.toSet());
    for (String key : new TreeSet<>(keys)) {
      if (!known.contains(key) || key.equals(ServiceSettings.HOME.name())) {
        mistakes.add("%s: no setting of %s has this name".formatted(key, NAME));
      }
    }
  }
}
