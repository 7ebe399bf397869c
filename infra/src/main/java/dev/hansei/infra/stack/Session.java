package dev.hansei.infra.stack;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

/** The POSIX session of this process: the group of processes that ends with a terminal. */
final class Session {
  private Session() {}

  /**
   * Leaves the terminal's session for one of our own, so that closing the terminal or Ctrl-C in it
   * does not reach this process or its children. Does nothing where the system has no such call or
   * this process already leads a group.
   */
  static void detach() {
    var linker = Linker.nativeLinker();
    linker
        .defaultLookup()
        .find("setsid")
        .map(symbol -> linker.downcallHandle(symbol, FunctionDescriptor.of(ValueLayout.JAVA_INT)))
        .ifPresent(setsid -> {
          try {
            var session = (int) setsid.invokeExact();
            assert session != 0 : "setsid answers an id or -1";
          } catch (Throwable e) {
            throw new IllegalStateException("setsid cannot be called", e);
          }
        });
  }
}
