package dev.slipway.azure.standin.cosmos.model;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.function.Consumer;

/// The internal ids of databases, containers and items, in the form that the SDK takes apart.
public final class ResourceIds {
  private static final int IS_CONTAINER = 0x80000000;

  private ResourceIds() {}

  public static String database(int number) {
    return text(4, bytes -> bytes.putInt(number));
  }

  public static String container(int database, int number) {
    return text(8, bytes -> bytes.putInt(database).putInt(IS_CONTAINER | number));
  }

  static String item(long container, long number) {
    return text(16, bytes -> bytes.putLong(container).putLong(number << 8));
  }

  /// How many items were made before this one.
  static long position(String item) {
    byte[] bytes = Base64.getDecoder().decode(item.replace('-', '/'));
    return ByteBuffer.wrap(bytes).getLong(8);
  }

  static long number(int database, int container) {
    return ((long) database << 32) | ((IS_CONTAINER | container) & 0xFFFFFFFFL);
  }

  private static String text(int length, Consumer<ByteBuffer> content) {
    byte[] bytes = new byte[length];
    content.accept(ByteBuffer.wrap(bytes));
    return Base64.getEncoder().encodeToString(bytes).replace('/', '-');
  }
}
