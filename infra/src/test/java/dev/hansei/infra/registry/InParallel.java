package dev.hansei.infra.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs the same work on many threads that start at one moment, for tests of races. */
public final class InParallel {
  private InParallel() {}

  /** What each thread came to, in their order; the first failure is thrown. */
  public static <T> List<T> run(int threads, IntFunction<T> work) throws Exception {
    var start = new CountDownLatch(1);
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var running = new ArrayList<Future<T>>();
      for (int thread = 0; thread < threads; thread++) {
        int number = thread;
        Callable<T> task =
            () -> {
              start.await();
              return work.apply(number);
            };
        running.add(pool.submit(task));
      }
      start.countDown();
      var results = new ArrayList<T>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    }
  }
}
