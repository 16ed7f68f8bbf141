package org.chainrule.core.kernel.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CrewTest {

    @Test
    void everyPartIsDoneOnceInEveryPieceOfWork() {
        var crew = new Crew(3);
        for (int piece = 0; piece < 20_000; piece++) {
            var times = new AtomicIntegerArray(3);
            crew.run(times::incrementAndGet);
            assertThat(List.of(times.get(0), times.get(1), times.get(2))).containsExactly(1, 1, 1);
        }
    }

    @Test
    void helpersThatHaveParkedAreWoken() throws InterruptedException {
        var crew = new Crew(2);
        crew.run(index -> {});
        long fastest = Long.MAX_VALUE;
        for (int piece = 0; piece < 5; piece++) {
            Thread.sleep(10); // far longer than a helper spins
            var times = new AtomicIntegerArray(2);
            long start = System.nanoTime();
            crew.run(times::incrementAndGet);
            fastest = Math.min(fastest, System.nanoTime() - start);
            assertThat(times.get(1)).isEqualTo(1);
        }
        // of five, because the machine may be busy; a helper that is not woken looks once a second
        assertThat(fastest).isLessThan(500_000_000);
    }

    @Test
    @Timeout(5)
    void aCallerThatHasParkedIsWoken() {
        var crew = new Crew(2);
        var done = new AtomicIntegerArray(2);
        crew.run(index -> {
            LockSupport.parkNanos(index * 100_000_000L); // the helper's part takes far longer than a caller spins
            done.incrementAndGet(index);
        });
        assertThat(List.of(done.get(0), done.get(1))).containsExactly(1, 1);
    }

    @Test
    void partsOfEveryPieceRunOnThreadsOfTheirOwn() {
        var crew = new Crew(2);
        for (int piece = 0; piece < 3; piece++) {
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            crew.run(index -> threads.add(Thread.currentThread()));
            assertThat(threads)
                    .hasSize(2)
                    .contains(Thread.currentThread())
                    .allMatch(thread -> thread == Thread.currentThread() || thread.isDaemon());
        }
    }

    @Test
    void aCrewOfOneWorksOnTheCallersThread() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        new Crew(1).run(index -> threads.add(Thread.currentThread()));
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void whatAHelperThrowsIsThrownToTheCallerAndTheCrewGoesOn() {
        var crew = new Crew(2);
        assertThatThrownBy(() -> crew.run(index -> {
                    if (index == 1) {
                        throw new IllegalStateException("planted");
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("planted");
        var times = new AtomicIntegerArray(2);
        crew.run(times::incrementAndGet);
        assertThat(times.get(1)).isEqualTo(1);
    }

    @Test
    void aSecondCallerDoesAllPartsItself() throws InterruptedException {
        var crew = new Crew(2);
        var working = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var first = new Thread(() -> crew.run(index -> {
            working.countDown();
            awaitQuietly(release);
        }));
        first.start();
        working.await();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        var parts = new ConcurrentLinkedQueue<Integer>();
        crew.run(index -> {
            threads.add(Thread.currentThread());
            parts.add(index);
        });
        release.countDown();
        first.join();
        assertThat(threads).containsExactly(Thread.currentThread());
        assertThat(parts).containsExactly(0, 1);
    }

    @Test
    void helpersEndWhenTheCrewIsGone() throws InterruptedException {
        Thread helper = helperOfAForgottenCrew();
        while (helper.isAlive()) { // the time limit of the class ends this if the helper does not
            System.gc();
            Thread.sleep(50);
        }
        assertThat(helper.isAlive()).isFalse();
    }

    private static Thread helperOfAForgottenCrew() {
        var helper = new Thread[2];
        new Crew(2).run(index -> helper[index] = Thread.currentThread());
        assertThat(helper[1].isAlive()).isTrue();
        return helper[1];
    }

    @Test
    void fewerThanOneThreadIsRefused() {
        assertThatThrownBy(() -> new Crew(0)).hasMessage("kernels: found 0 threads; give at least 1");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
