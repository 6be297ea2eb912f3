package dev.slipway.embedded.runtime.http1;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The header fields of a message in the order they came.
public record Fields(List<Field> all) {
  public static final Fields NONE = new Fields(List.of());

  public Fields {
    all = List.copyOf(all);
  }

  /// Fields of alternating names and values.
  public static Fields of(String... namesAndValues) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new Fields(fields);
  }

  /// The values of every field of that name.
  public List<String> values(String name) {
    List<String> values = new ArrayList<>(1);
    for (Field field : all) {
      if (field.isNamed(name)) {
        values.add(field.value());
      }
    }
    return values;
  }

  /// The value of the first field of that name.
  public Optional<String> first(String name) {
    for (Field field : all) {
      if (field.isNamed(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  public boolean has(String name) {
    return first(name).isPresent();
  }

  /// The members of the comma-separated lists under that name, in lower case.
  public Set<String> tokens(String name) {
    List<String> values = values(name);
    if (values.isEmpty()) {
      return Set.of();
    }
    return values.stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(token -> token.strip().toLowerCase(Locale.ROOT))
        .filter(token -> !token.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// These fields without those of some names, which are in lower case.
  public Fields without(Set<String> names) {
    List<Field> kept = new ArrayList<>(all.size());
    for (Field field : all) {
      if (!names.contains(field.name().toLowerCase(Locale.ROOT))) {
        kept.add(field);
      }
    }
    return new Fields(kept);
  }

  /// These fields and some more at the end.
  public Fields with(List<Field> others) {
    List<Field> more = new ArrayList<>(all.size() + others.size());
    more.addAll(all);
    more.addAll(others);
    return new Fields(more);
  }

  /// These fields and one more at the end.
  public Fields with(String name, String value) {
    return with(List.of(new Field(name, value)));
  }
}
