package dev.slipway.sources.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// A zip of stored files that is written byte by byte, so that its headers can lie.
final class ZipBytes {
  private final ByteBuffer content = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private final ByteBuffer directory = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private int entries;

  /// Where the next file's header will be.
  int position() {
    return content.position();
  }

  /// A file that tells the truth.
  ZipBytes file(String name, String text) {
    int at = position();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return header(name, crc(bytes), bytes.length, bytes.length)
        .bytes(bytes)
        .listed(name, crc(bytes), bytes.length, bytes.length, at);
  }

  /// The header beside the content.
  ZipBytes header(String name, long crc, long packed, long size) {
    byte[] raw = name.getBytes(StandardCharsets.UTF_8);
    content.putInt(0x04034b50).putShort((short) 20).putShort((short) 0x800).putShort((short) 0);
    content.putInt(0).putInt((int) crc).putInt((int) packed).putInt((int) size);
    content.putShort((short) raw.length).putShort((short) 0).put(raw);
    return this;
  }

  ZipBytes bytes(byte[] bytes) {
    content.put(bytes);
    return this;
  }

  /// The header in the directory.
  ZipBytes listed(String name, long crc, long packed, long size, long at) {
    byte[] raw = name.getBytes(StandardCharsets.UTF_8);
    directory.putInt(0x02014b50).putShort((short) 20).putShort((short) 20);
    directory.putShort((short) 0x800).putShort((short) 0).putInt(0);
    directory.putInt((int) crc).putInt((int) packed).putInt((int) size);
    directory.putShort((short) raw.length).putShort((short) 0).putShort((short) 0);
    directory.putShort((short) 0).putShort((short) 0).putInt(0).putInt((int) at).put(raw);
    entries++;
    return this;
  }

  byte[] end() {
    return end(entries, directory.position(), content.position());
  }

  byte[] end(int claimedEntries, int claimedBytes, int claimedAt) {
    ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
    end.putInt(0x06054b50).putInt(0).putShort((short) claimedEntries);
    end.putShort((short) claimedEntries).putInt(claimedBytes).putInt(claimedAt).putShort((short) 0);
    ByteBuffer all =
        ByteBuffer.allocate(content.position() + directory.position() + end.position());
    return all.put(content.flip()).put(directory.flip()).put(end.flip()).array();
  }

  static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }
}
