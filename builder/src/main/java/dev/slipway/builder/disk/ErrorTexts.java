package dev.slipway.builder.disk;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.HashSet;
import java.util.Set;

/// The texts that this machine's C library has for error codes, in the language it speaks.
final class ErrorTexts {
  private static final long LONGEST = 1024;

  private ErrorTexts() {}

  /// One for each code.
  static Set<String> of(int... codes) {
    Set<String> texts = new HashSet<>();
    try {
      MethodHandle text = strerror();
      for (int code : codes) {
        MemorySegment found = (MemorySegment) text.invokeExact(code);
        texts.add(string(found));
      }
    } catch (Throwable e) {
      throw new IllegalStateException("the C library does not tell its error texts", e);
    }
    return Set.copyOf(texts);
  }

  @SuppressWarnings("restricted")
  private static MethodHandle strerror() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("strerror"),
        FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
  }

  @SuppressWarnings("restricted")
  private static String string(MemorySegment text) {
    return text.reinterpret(LONGEST).getString(0);
  }
}
