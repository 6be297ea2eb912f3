package dev.slipway.sources.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/// The headers of a zip that are checked before and besides the library that reads it (APPNOTE.TXT
/// 4.3.7 and 4.3.16, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT).
final class ZipHeaders {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int MAX_COMMENT = 0xffff;
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int LOCAL_BYTES = 30;
  private static final int SIZES_FOLLOW = 1 << 3;
  private static final int MAX_SIZES_BYTES = 24;

  /// The library holds the whole directory in memory.
  private static final long MAX_DIRECTORY_BYTES = 16L * 1024 * 1024;

  private final FileChannel channel;
  private final long directoryAt;
  private final int entries;

  private ZipHeaders(FileChannel channel, long directoryAt, int entries) {
    this.channel = channel;
    this.directoryAt = directoryAt;
    this.entries = entries;
  }

  /// Where a file's header begins and where its content ends.
  ///
  /// @param slack how many bytes of sizes may follow it
  private record Span(long from, long to, int slack) {}

  /// Finds the end record and checks that the directory it tells of is just before it and not too
  /// large. Archives that need 64-bit sizes are larger than any that is taken.
  static ZipHeaders check(FileChannel channel, int maxEntries) throws IOException {
    long end = endRecord(channel);
    ByteBuffer record = read(channel, end, END_BYTES);
    int entries = Short.toUnsignedInt(record.getShort(10));
    long directoryBytes = Integer.toUnsignedLong(record.getInt(12));
    long directoryAt = Integer.toUnsignedLong(record.getInt(16));
    if (directoryAt + directoryBytes != end) {
      throw Refusal.of("its directory is not where its end record says");
    }
    if (entries > maxEntries || directoryBytes > MAX_DIRECTORY_BYTES) {
      throw Refusal.tooLarge("it has more than %,d entries".formatted(maxEntries));
    }
    return new ZipHeaders(channel, directoryAt, entries);
  }

  /// Refuses entries whose headers beside the content differ from the directory, that share bytes,
  /// or between which there is something that the directory does not tell.
  void requireSameStory(List<ZipArchiveEntry> listed) throws IOException {
    if (listed.size() != entries) {
      throw Refusal.of("its directory has another length than its end record says");
    }
    List<Span> spans = new ArrayList<>(listed.size());
    for (ZipArchiveEntry entry : listed) {
      spans.add(span(entry));
    }
    spans.sort(Comparator.comparingLong(Span::from));
    long at = 0;
    int slack = 0;
    for (Span span : spans) {
      requireNext(at, slack, span.from());
      at = span.to();
      slack = span.slack();
    }
    requireNext(at, slack, directoryAt);
  }

  private static void requireNext(long end, int slack, long next) {
    if (next < end || next > end + slack) {
      throw Refusal.of("its files overlap, or it holds bytes that its directory does not list");
    }
  }

  private Span span(ZipArchiveEntry entry) throws IOException {
    long at = entry.getLocalHeaderOffset();
    if (at < 0 || at + LOCAL_BYTES > directoryAt) {
      throw Refusal.of(entry.getName(), "its directory points outside of it");
    }
    ByteBuffer local = read(channel, at, LOCAL_BYTES);
    byte[] rawName = entry.getRawName();
    int nameLength = Short.toUnsignedInt(local.getShort(26));
    boolean same =
        local.getInt(0) == LOCAL_SIGNATURE
            && Short.toUnsignedInt(local.getShort(8)) == entry.getMethod()
            && rawName != null
            && nameLength == rawName.length
            && Arrays.equals(read(channel, at + LOCAL_BYTES, nameLength).array(), rawName)
            && hasSameSizes(local, entry);
    if (!same) {
      throw Refusal.of(entry.getName(), "its directory and its content disagree");
    }
    int extraLength = Short.toUnsignedInt(local.getShort(28));
    long end = at + LOCAL_BYTES + nameLength + extraLength + entry.getCompressedSize();
    return new Span(at, end, sizesFollow(local) ? MAX_SIZES_BYTES : 0);
  }

  private static boolean hasSameSizes(ByteBuffer local, ZipArchiveEntry entry) {
    if (sizesFollow(local)) {
      return true;
    }
    return Integer.toUnsignedLong(local.getInt(14)) == entry.getCrc()
        && Integer.toUnsignedLong(local.getInt(18)) == entry.getCompressedSize()
        && Integer.toUnsignedLong(local.getInt(22)) == entry.getSize();
  }

  private static boolean sizesFollow(ByteBuffer local) {
    return (local.getShort(6) & SIZES_FOLLOW) != 0;
  }

  private static long endRecord(FileChannel channel) throws IOException {
    int tail = (int) Math.min(channel.size(), END_BYTES + MAX_COMMENT);
    long from = channel.size() - tail;
    ByteBuffer bytes = read(channel, from, tail);
    for (int at = tail - END_BYTES; at >= 0; at--) {
      if (bytes.getInt(at) == END_SIGNATURE
          && at + END_BYTES + Short.toUnsignedInt(bytes.getShort(at + 20)) == tail) {
        return from + at;
      }
    }
    throw Refusal.of("it has no directory at its end");
  }

  private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw Refusal.of("it is cut off");
      }
    }
    return bytes.flip();
  }
}
