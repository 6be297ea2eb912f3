package dev.slipway.sources.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/// A tar that is written byte by byte, so that its headers can lie.
final class TarBytes {
  private static final int BLOCK = 512;
  private static final int NAME_BYTES = 100;
  private static final int SUM_AT = 148;

  private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
  private final GZIPOutputStream tar;

  TarBytes() {
    try {
      tar = new GZIPOutputStream(packed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TarBytes file(String name, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return entry(name, '0', "%011o".formatted(content.length), content, _ -> {});
  }

  /// A pax header with these lines of itself.
  TarBytes pax(char type, String records) {
    byte[] content = records.getBytes(StandardCharsets.UTF_8);
    return entry("pax", type, "%011o".formatted(content.length), content, _ -> {});
  }

  /// One record, its own length before it.
  static String record(String key, String value) {
    int rest = key.length() + value.getBytes(StandardCharsets.UTF_8).length + 3;
    int length = rest + Integer.toString(rest).length();
    length = rest + Integer.toString(length).length();
    return "%d %s=%s\n".formatted(length, key, value);
  }

  /// An entry that claims this size, whatever it has.
  TarBytes entry(String name, char type, String size, byte[] content, Consumer<byte[]> spoil) {
    byte[] header = new byte[BLOCK];
    byte[] raw = name.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(raw, 0, header, 0, Math.min(raw.length, NAME_BYTES));
    put(header, 100, "0000644");
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    put(header, 124, size);
    put(header, 136, "00000000000");
    header[156] = (byte) type;
    put(header, 257, "ustar\00000");
    spoil.accept(header);
    Arrays.fill(header, SUM_AT, SUM_AT + 8, (byte) ' ');
    int sum = 0;
    for (byte b : header) {
      sum += Byte.toUnsignedInt(b);
    }
    put(header, SUM_AT, "%06o\0 ".formatted(sum));
    return write(header).write(content).write(new byte[-content.length & (BLOCK - 1)]);
  }

  static void put(byte[] header, int at, String text) {
    byte[] raw = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(raw, 0, header, at, raw.length);
  }

  byte[] end() {
    write(new byte[2 * BLOCK]);
    return cutOff();
  }

  byte[] cutOff() {
    try {
      tar.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private TarBytes write(byte[] bytes) {
    try {
      tar.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }
}
