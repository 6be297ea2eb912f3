package dev.slipway.azure.cosmos;

import com.fasterxml.jackson.databind.node.TextNode;

/// What must hold of an item for a [Change]. Values are written into it as literals, since the
/// database takes no parameters here.
public record Condition(String text) {
  /// The field has that value.
  public static Condition is(String path, String value) {
    return new Condition("c.%s = %s".formatted(path, TextNode.valueOf(value)));
  }

  public static Condition is(String path, long value) {
    return new Condition("c.%s = %d".formatted(path, value));
  }

  public static Condition isAtMost(String path, long value) {
    return new Condition("c.%s <= %d".formatted(path, value));
  }

  /// The field is not there.
  public static Condition isAbsent(String path) {
    return new Condition("NOT IS_DEFINED(c.%s)".formatted(path));
  }

  /// The number in an object of the item is below that, or is not there.
  public static Condition isBelow(String object, String name, long limit) {
    String path = "c.%s[%s]".formatted(object, TextNode.valueOf(name));
    return new Condition("(NOT IS_DEFINED(%s) OR %s < %d)".formatted(path, path, limit));
  }

  /// The number is below that, or is not there.
  public static Condition isBelow(String path, long limit) {
    return new Condition("(NOT IS_DEFINED(c.%s) OR c.%s < %d)".formatted(path, path, limit));
  }

  /// There is nothing of that name in an object of the item.
  public static Condition isAbsent(String object, String name) {
    return new Condition("NOT " + isPresent(object, name).text);
  }

  /// There is something of that name in an object of the item.
  public static Condition isPresent(String object, String name) {
    return new Condition("IS_DEFINED(c.%s[%s])".formatted(object, TextNode.valueOf(name)));
  }

  public Condition and(Condition other) {
    return new Condition(text + " AND " + other.text);
  }

  /// An item that is younger or older than the form is not changed, or it would have some of both.
  String predicate(Schema schema) {
    return predicate(and(form(schema)));
  }

  /// Nothing but the form.
  static String formAlone(Schema schema) {
    return predicate(form(schema));
  }

  private static Condition form(Schema schema) {
    return is(Schema.FIELD, schema.version());
  }

  private static String predicate(Condition condition) {
    return "FROM c WHERE " + condition.text;
  }
}
