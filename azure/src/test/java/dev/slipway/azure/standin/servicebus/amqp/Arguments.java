package dev.slipway.azure.standin.servicebus.amqp;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.qpid.proton.amqp.Binary;

/// The body of a request to a management node.
record Arguments(Map<?, ?> values) {
  Optional<String> text(String name) {
    return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  long number(String name) {
    return values.get(name) instanceof Number number ? number.longValue() : 0;
  }

  Optional<byte[]> bytes(String name) {
    return values.get(name) instanceof Binary binary
        ? Optional.of(bytes(binary))
        : Optional.empty();
  }

  static byte[] bytes(Binary binary) {
    byte[] copy = new byte[binary.getLength()];
    binary.asByteBuffer().get(copy);
    return copy;
  }

  List<Long> numbers(String name) {
    return elements(name).stream().map(element -> ((Number) element).longValue()).toList();
  }

  List<UUID> tokens(String name) {
    return elements(name).stream().map(UUID.class::cast).toList();
  }

  Object value(String name) {
    return Optional.<Object>ofNullable(values.get(name)).orElse(Map.of());
  }

  /// Arrays of numbers are read as arrays of primitives, lists as lists.
  List<Object> elements(String name) {
    Object value = values.get(name);
    List<Object> elements = new ArrayList<>();
    if (value instanceof List<?> list) {
      elements.addAll(list);
    } else if (value != null && value.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(value); i++) {
        elements.add(Array.get(value, i));
      }
    }
    return elements;
  }
}
