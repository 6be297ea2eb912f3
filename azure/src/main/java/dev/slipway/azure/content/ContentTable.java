package dev.slipway.azure.content;

import dev.slipway.domain.source.Digest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntConsumer;

/// All content that is known, each with a number in the order in which it came. About 90 bytes for
/// each, as millions have to fit into memory.
final class ContentTable {
  private static final int NONE = -1;
  private static final int WORDS = 4;
  private static final int HEX_DIGITS = 16;
  private static final int FIRST_SIZE = 1 << 10;

  /// Odd and different each time, so that nobody can choose content that shares a slot.
  private final long spread = new SecureRandom().nextLong() | 1;

  private final List<String> blobs = new ArrayList<>();
  private int size;
  private long[] digests = new long[FIRST_SIZE * WORDS];
  private int[] blobNumbers = new int[FIRST_SIZE];
  private long[] offsets = new long[FIRST_SIZE];
  private long[] lengths = new long[FIRST_SIZE];
  private int[] used = new int[FIRST_SIZE];

  /// Open addressing by the first word of a digest.
  private int[] slots = emptySlots(2 * FIRST_SIZE);

  /// Begins a blob that the content which is added next lies in.
  void beginBlob(String name) {
    blobs.add(name);
  }

  void add(Kept content, long usedSecond) {
    if (size == used.length) {
      grow();
    }
    long[] words = words(content.digest());
    System.arraycopy(words, 0, digests, size * WORDS, WORDS);
    blobNumbers[size] = blobs.size() - 1;
    offsets[size] = content.offset();
    lengths[size] = content.length();
    used[size] = seconds(usedSecond);
    insert(size);
    size++;
  }

  /// The number of content that is kept; negative when it is not.
  int find(Digest digest) {
    long[] words = words(digest);
    int number = slots[slot(words)];
    return number == NONE || isForgotten(number) ? NONE : number;
  }

  Place place(int number) {
    return new Place(blobs.get(blobNumbers[number]), offsets[number], lengths[number]);
  }

  Digest digest(int number) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < WORDS; i++) {
      hex.append(HexFormat.of().toHexDigits(digests[number * WORDS + i]));
    }
    return new Digest(hex.toString());
  }

  Instant used(int number) {
    return Instant.ofEpochSecond(Integer.toUnsignedLong(used[number]));
  }

  void use(int number, long second) {
    if (!isForgotten(number) && Integer.toUnsignedLong(used[number]) < second) {
      used[number] = seconds(second);
    }
  }

  void forget(int number) {
    blobNumbers[number] = NONE;
  }

  boolean isForgotten(int number) {
    return blobNumbers[number] == NONE;
  }

  /// How many numbers were given, also to what is forgotten.
  int size() {
    return size;
  }

  /// Each number that is not forgotten, in order.
  void forEach(IntConsumer each) {
    for (int number = 0; number < size; number++) {
      if (!isForgotten(number)) {
        each.accept(number);
      }
    }
  }

  private static int seconds(long second) {
    return (int) Math.clamp(second, 0L, 0xffff_ffffL);
  }

  private void grow() {
    int larger = 2 * size;
    digests = Arrays.copyOf(digests, larger * WORDS);
    blobNumbers = Arrays.copyOf(blobNumbers, larger);
    offsets = Arrays.copyOf(offsets, larger);
    lengths = Arrays.copyOf(lengths, larger);
    used = Arrays.copyOf(used, larger);
    slots = emptySlots(2 * larger);
    for (int number = 0; number < size; number++) {
      insert(number);
    }
  }

  /// What came later takes the slot of the same content that is forgotten.
  private void insert(int number) {
    slots[slot(Arrays.copyOfRange(digests, number * WORDS, (number + 1) * WORDS))] = number;
  }

  /// The slot of a digest, or the empty one where it belongs.
  private int slot(long[] words) {
    int slot = (int) ((words[0] * spread) >>> Integer.SIZE) & (slots.length - 1);
    while (slots[slot] != NONE && !isAt(slots[slot], words)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean isAt(int number, long[] words) {
    int begin = number * WORDS;
    return Arrays.equals(digests, begin, begin + WORDS, words, 0, WORDS);
  }

  private static long[] words(Digest digest) {
    long[] words = new long[WORDS];
    for (int i = 0; i < WORDS; i++) {
      words[i] = HexFormat.fromHexDigitsToLong(digest.hex(), i * HEX_DIGITS, (i + 1) * HEX_DIGITS);
    }
    return words;
  }

  private static int[] emptySlots(int count) {
    int[] slots = new int[count];
    Arrays.fill(slots, NONE);
    return slots;
  }
}
