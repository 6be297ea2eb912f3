package dev.slipway.domain.project;

import java.util.Collections;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a project's owners set beside its sources, in the words of slipway.json. It holds where the
/// sources say nothing.
///
/// @param values what each setting is, by its key, as one line of JSON: `node` is `"22"`
public record OwnSettings(SequencedMap<String, String> values) {
  /// Where nothing is set.
  public static final OwnSettings NONE = new OwnSettings(new TreeMap<>());

  public OwnSettings {
    values = Collections.unmodifiableSequencedMap(new TreeMap<>(values));
  }

  /// The same with these in place of those of the same key.
  public OwnSettings with(OwnSettings others) {
    SequencedMap<String, String> next = new TreeMap<>(values);
    next.putAll(others.values);
    return new OwnSettings(next);
  }

  /// The same without one.
  public OwnSettings without(String key) {
    SequencedMap<String, String> next = new TreeMap<>(values);
    next.remove(key);
    return new OwnSettings(next);
  }

  /// All of them as one JSON object, as slipway.json has it.
  public String json() {
    return values.entrySet().stream()
        .map((Map.Entry<String, String> setting) ->
            "\"%s\":%s".formatted(setting.getKey(), setting.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }
}
