package org.chainrule.core.kernel.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CrewTest {

    @Test
    void everyPartIsDoneOnceInEveryPieceOfWork() {
        var crew = new Crew(3);
        for (int piece = 0; piece < 20_000; piece++) {
            var times = new AtomicIntegerArray(7);
            crew.run(7, (index, thread) -> times.incrementAndGet(index));
            for (int part = 0; part < 7; part++) {
                assertThat(times.get(part)).isEqualTo(1);
            }
        }
    }

    @Test
    void partsThatNeedNotKnowTheirThreadAreDoneOnceToo() {
        var crew = new Crew(2);
        for (int piece = 0; piece < 20_000; piece++) {
            var times = new AtomicIntegerArray(3);
            crew.run(3, (IntConsumer) times::incrementAndGet);
            assertThat(List.of(times.get(0), times.get(1), times.get(2))).containsExactly(1, 1, 1);
        }
    }

    /** What belongs to a thread is used by one part at a time, and every number of a thread is below that of the threads. */
    @Test
    void aThreadHasOnePartAtATime() {
        var crew = new Crew(3);
        var inUse = new AtomicIntegerArray(3);
        for (int piece = 0; piece < 2_000; piece++) {
            crew.run(9, (index, thread) -> {
                if (inUse.incrementAndGet(thread) != 1) {
                    throw new IllegalStateException("two parts of thread " + thread);
                }
                Thread.onSpinWait();
                inUse.decrementAndGet(thread);
            });
        }
        assertThat(List.of(inUse.get(0), inUse.get(1), inUse.get(2))).containsExactly(0, 0, 0);
    }

    @Test
    void helpersThatHaveParkedAreWoken() throws InterruptedException {
        var crew = new Crew(2);
        crew.run(2, (index, thread) -> {});
        long fastest = Long.MAX_VALUE;
        for (int piece = 0; piece < 5; piece++) {
            Thread.sleep(10); // far longer than a helper spins
            var meeting = new CyclicBarrier(2);
            long start = System.nanoTime();
            crew.run(2, (index, thread) -> awaitQuietly(meeting));
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        // of five, because the machine may be busy; a helper that is not woken looks once a second
        assertThat(fastest).isLessThan(500_000_000);
    }

    @Test
    @Timeout(5)
    void aCallerThatHasParkedIsWoken() {
        var crew = new Crew(2);
        var meeting = new CyclicBarrier(2);
        var done = new AtomicIntegerArray(2);
        crew.run(2, (index, thread) -> {
            awaitQuietly(meeting);
            LockSupport.parkNanos(thread * 100_000_000L); // the helper's part takes far longer than a caller spins
            done.incrementAndGet(index);
        });
        assertThat(List.of(done.get(0), done.get(1))).containsExactly(1, 1);
    }

    @Test
    void partsOfEveryPieceRunOnThreadsOfTheirOwn() {
        var crew = new Crew(2);
        for (int piece = 0; piece < 3; piece++) {
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            var meeting = new CyclicBarrier(2);
            var caller = Thread.currentThread();
            crew.run(2, (index, thread) -> {
                awaitQuietly(meeting);
                threads.add(Thread.currentThread());
                assertThat(thread == 0).isEqualTo(Thread.currentThread() == caller);
            });
            assertThat(threads)
                    .hasSize(2)
                    .contains(Thread.currentThread())
                    .allMatch(thread -> thread == Thread.currentThread() || thread.isDaemon());
        }
    }

    @Test
    void aCrewOfOneWorksOnTheCallersThread() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        new Crew(1).run(2, (index, thread) -> threads.add(Thread.currentThread()));
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void aSinglePartStaysWithTheCaller() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        var crew = new Crew(2);
        crew.run(1, (index, thread) -> threads.add(Thread.currentThread()));
        crew.run(1, index -> threads.add(Thread.currentThread()));
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    /** As on a machine whose other processors have no time: the thread of this helper never runs. */
    @Test
    @Timeout(value = 5, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aHelperThatHasNotBegunIsNotWaitedFor() {
        var parts = new Parts(2);
        var helper = new Helper(new Crew(2), parts, 1);
        var done = new AtomicIntegerArray(2);
        parts.lay((index, thread) -> done.incrementAndGet(index), 2);
        helper.order();
        parts.take(0);
        assertThat(helper.end()).isNull();
        assertThat(List.of(done.get(0), done.get(1))).containsExactly(1, 1);
    }

    @Test
    void whatAHelperThrowsIsThrownToTheCallerAndTheCrewGoesOn() {
        var crew = new Crew(2);
        var meeting = new CyclicBarrier(2);
        assertThatThrownBy(() -> crew.run(2, (index, thread) -> {
                    awaitQuietly(meeting);
                    if (thread == 1) {
                        throw new IllegalStateException("planted");
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("planted");
        var times = new AtomicIntegerArray(2);
        crew.run(2, (index, thread) -> times.incrementAndGet(index));
        assertThat(List.of(times.get(0), times.get(1))).containsExactly(1, 1);
    }

    @Test
    void afterAPartThatThrowsNoneIsBegun() {
        var parts = new Parts(2);
        var begun = new AtomicIntegerArray(4);
        parts.lay(
                (index, thread) -> {
                    begun.incrementAndGet(index);
                    if (index == 1) {
                        throw new IllegalStateException("planted");
                    }
                },
                4);
        assertThatThrownBy(() -> parts.take(0)).hasMessage("planted");
        parts.take(1);
        assertThat(List.of(begun.get(0), begun.get(1), begun.get(2), begun.get(3)))
                .containsExactly(1, 1, 0, 0);
    }

    /** So that it finds in the cache of its processor what the same part of the piece before has left there. */
    @Test
    void everyThreadBeginsWithTheSameNeighbours() {
        var crew = new Crew(3);
        for (int piece = 0; piece < 50; piece++) {
            var meeting = new CyclicBarrier(3);
            var order = List.of(
                    new ConcurrentLinkedQueue<Integer>(),
                    new ConcurrentLinkedQueue<Integer>(),
                    new ConcurrentLinkedQueue<Integer>());
            crew.run(6, (index, thread) -> {
                awaitQuietly(meeting); // nobody goes on before all have a part in hand
                order.get(thread).add(index);
            });
            assertThat(order.get(0)).containsExactly(0, 1);
            assertThat(order.get(1)).containsExactly(2, 3);
            assertThat(order.get(2)).containsExactly(4, 5);
        }
    }

    /** From its end, so that the other keeps the beginning of its own. */
    @Test
    void whoHasNoPartLeftTakesTheLastOneOfAnother() {
        var parts = new Parts(2);
        var order = new ConcurrentLinkedQueue<Integer>();
        parts.lay((index, thread) -> order.add(index), 5);
        parts.take(1);
        assertThat(order).containsExactly(2, 3, 4, 1, 0);
        parts.take(0);
        assertThat(order).hasSize(5);
    }

    @Test
    void aSecondCallerDoesAllPartsItself() throws InterruptedException {
        var crew = new Crew(2);
        var working = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var first = new Thread(() -> crew.run(2, (index, thread) -> {
            working.countDown();
            awaitQuietly(release);
        }));
        first.start();
        working.await();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        var parts = new ConcurrentLinkedQueue<Integer>();
        crew.run(2, (index, thread) -> {
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
        var meeting = new CyclicBarrier(2);
        new Crew(2).run(2, (index, thread) -> {
            awaitQuietly(meeting);
            helper[thread] = Thread.currentThread();
        });
        assertThat(helper[1].isAlive()).isTrue();
        return helper[1];
    }

    @Test
    void fewerThanOneThreadIsRefused() {
        assertThatThrownBy(() -> new Crew(0)).hasMessage("kernels: found 0 threads; give at least 1");
    }

    private static void awaitQuietly(CyclicBarrier meeting) {
        try {
            meeting.await();
        } catch (InterruptedException | BrokenBarrierException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
