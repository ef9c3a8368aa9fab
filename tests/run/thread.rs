//! Who has the thread: blocking, computing, and computing elsewhere.

use loopscope::run::{Work, block_for, compute, count_primes, in_worker, print, sleep, spawn};
use loopscope::time::{Span, ms};

use crate::support::{Theme, check, prints, run};

#[test]
fn while_one_blocks_nobody_runs() {
    check(
        &[Theme::Block, Theme::Print],
        async {
            spawn::<()>("heartbeat", async {
                loop {
                    sleep(ms(10)).await;
                    print("beat");
                }
            })
            .detach();
            sleep(ms(15)).await;
            block_for(ms(30));
            sleep(ms(15)).await;
            Ok(())
        },
        "
        10 heartbeat prints beat
        15 main blocks for 30 ms
        45 main blocks no more
        45 heartbeat prints beat
        55 heartbeat prints beat
        ",
    );
}

/// Some work, and the price of it.
const WORK: Work = Work { from: 0, to: 200_000 };

#[test]
fn computing_takes_the_thread_and_as_long_as_it_takes() {
    let price = WORK.price();
    let trace = run(async move {
        spawn("other", async {
            print("other");
            Ok(())
        })
        .detach();
        let primes = compute(WORK);
        print(primes.to_string());
        sleep(ms(1)).await;
        Ok(())
    });
    assert_eq!(prints(&trace), ["17984", "other"]);
    let end = trace.last().map(|event| event.at - loopscope::time::Instant::ZERO);
    assert_eq!(end, Some(price + ms(1)));
    assert!(price > ms(10), "{price}");
}

#[test]
fn computing_elsewhere_leaves_the_thread_to_others() {
    check(
        &[Theme::Io, Theme::Print],
        async {
            spawn("other", async {
                sleep(ms(1)).await;
                print("other");
                Ok(())
            })
            .detach();
            let primes = in_worker(WORK).await?;
            print(primes.to_string());
            Ok(())
        },
        "
        0 main asks for count primes below 200000
        1 other prints other
        22.36 main's count primes below 200000 is computed, done at 22.36
        22.36 main prints 17984
        ",
    );
}

#[test]
fn primes_are_counted() {
    for (range, primes) in
        [(0..0, 0), (0..3, 1), (0..10, 4), (0..100, 25), (0..100_000, 9592), (90..97, 0), (97..98, 1)]
    {
        assert_eq!(count_primes(range.clone()).run(), primes, "{range:?}");
    }
    #[expect(clippy::reversed_empty_ranges, reason = "a range without numbers has no primes, and costs nothing")]
    let backwards = count_primes(10..0);
    assert_eq!((backwards.run(), backwards.price()), (0, Span::ZERO));
}

#[test]
fn slices_of_a_computation_add_up_to_the_whole() {
    let whole = count_primes(0..1000).run();
    let slices: u64 = (0..10).map(|n| count_primes(n * 100..(n + 1) * 100).run()).sum();
    assert_eq!(slices, whole);
}
